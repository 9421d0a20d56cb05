package io.wirewatch.ingestion;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.feed.FeedEntry;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The releases of a feed. An entry is named by its GUID, else by its link, else by a hash of its title and text. A GUID
 * that several entries with different links bear names none of them: some generators give all entries the same.
 */
final class FeedReleases {
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final PolledSource source;
    private final Instant historicalBefore;
    private final Instant now;
    private final List<Dated> dated = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    FeedReleases(PolledSource source, PollState state, Instant now) {
        this(source, state.historicalBefore(source), now);
    }

    private FeedReleases(PolledSource source, Instant historicalBefore, Instant now) {
        this.source = source;
        this.historicalBefore = historicalBefore;
        this.now = now;
    }

    /** Those of an older page of a feed, whenever it is read. */
    static FeedReleases ofHistory(PolledSource source, Instant now) {
        return new FeedReleases(source, source.createdAt(), now);
    }

    private record Dated(Candidate candidate, Instant publishedAt) {}

    private record Identity(String kind, String value) {}

    void add(List<FeedEntry> entries) {
        Set<String> ambiguous = ambiguousGuids(entries);
        for (FeedEntry entry : entries) {
            add(entry, identity(entry, ambiguous));
        }
    }

    /** Oldest first: most feeds list the newest first, so the order is turned round and then sorted by date. */
    Harvest harvest(String etag, String lastModified) {
        List<Candidate> candidates = dated.reversed().stream()
                .sorted(Comparator.comparing(Dated::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(Dated::candidate)
                .toList();
        return new Harvest(false, etag, lastModified, candidates, refusals, refusals.size(), false);
    }

    private void add(FeedEntry entry, Identity identity) {
        byte[] body = entry.html().getBytes(StandardCharsets.UTF_8);
        if (entry.title() == null && entry.html().isEmpty()) {
            refusals.add("The entry " + name(entry) + " has neither title nor text: the publisher has to mend it.");
        } else if (body.length > MAX_BYTES) {
            refusals.add("The entry " + name(entry) + " is larger than 5 MB: push its text through the API instead.");
        } else {
            String id = Ids.release(source.tenant(), source.id(), identity.kind(), identity.value());
            if (ids.add(id)) {
                dated.add(new Dated(Candidate.of(release(id, entry, body), identity.value()), entry.publishedAt()));
            } else {
                refusals.add(
                        "The feed lists " + name(entry)
                                + " more than once; the first one counts: the publisher has to give each entry a GUID of its own.");
            }
        }
    }

    private RawRelease release(String id, FeedEntry entry, byte[] body) {
        return new RawRelease(
                id,
                source.id(),
                "text/html",
                StandardCharsets.UTF_8.name(),
                body,
                entry.title(),
                entry.link(),
                entry.published(),
                entry.language(),
                false,
                isHistorical(entry),
                now);
    }

    private boolean isHistorical(FeedEntry entry) {
        return historicalBefore != null
                && (entry.publishedAt() == null || entry.publishedAt().isBefore(historicalBefore));
    }

    private static Identity identity(FeedEntry entry, Set<String> ambiguous) {
        if (entry.guid() != null && !ambiguous.contains(entry.guid())) {
            return new Identity("guid", entry.guid());
        }
        if (entry.link() != null) {
            return new Identity("url", entry.link());
        }
        return new Identity("hash", Ids.sha256Hex(Objects.requireNonNullElse(entry.title(), "") + "\n" + entry.html()));
    }

    private static Set<String> ambiguousGuids(List<FeedEntry> entries) {
        Map<String, String> links = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (FeedEntry entry : entries) {
            if (entry.guid() != null && entry.link() != null) {
                String other = links.putIfAbsent(entry.guid(), entry.link());
                if (other != null && !other.equals(entry.link())) {
                    ambiguous.add(entry.guid());
                }
            }
        }
        return ambiguous;
    }

    private static String name(FeedEntry entry) {
        String name = entry.guid() != null ? entry.guid() : entry.link() != null ? entry.link() : entry.title();
        return name == null
                ? "without a name"
                : "“" + (name.length() > 120 ? name.substring(0, 120) + "…" : name) + "”";
    }
}
