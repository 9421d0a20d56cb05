package io.wirewatch.ingestion.poll;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.Selectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sources and entries for tests. */
public final class Sources {
    public static final Instant CREATED = Instant.parse("2024-03-01T10:00:00Z");

    private Sources() {}

    public static PolledSource feed(String url) {
        return new PolledSource(
                "main", "ministry", PolledSource.FEED, url, Duration.ofMinutes(5), true, 1, CREATED, CREATED, null);
    }

    public static PolledSource folder(String path) {
        return new PolledSource(
                "main", "inbox", PolledSource.FOLDER, path, Duration.ofMinutes(5), true, 1, CREATED, CREATED, null);
    }

    /** A source of another kind, read as told. */
    public static PolledSource of(String kind, String url, SiteOptions site) {
        return new PolledSource(
                "main",
                "ministry",
                kind,
                url,
                Duration.ofMinutes(5),
                true,
                1,
                CREATED,
                CREATED,
                null,
                SourceOptions.USUAL.withSite(site),
                "ministry");
    }

    static PolledSource named(String id) {
        PolledSource feed = feed("https://" + id + ".example/feed");
        return new PolledSource("main", id, feed.kind(), feed.url(), feed.interval(), true, 1, CREATED, CREATED, null);
    }

    static PolledSource asking(PolledSource source, String request) {
        return new PolledSource(
                source.tenant(),
                source.id(),
                source.kind(),
                source.url(),
                source.interval(),
                source.enabled(),
                source.version(),
                source.createdAt(),
                source.updatedAt(),
                request);
    }

    static PolledSource disabled(PolledSource source) {
        return new PolledSource(
                source.tenant(),
                source.id(),
                source.kind(),
                source.url(),
                source.interval(),
                false,
                source.version() + 1,
                source.createdAt(),
                source.updatedAt(),
                source.fetchRequest());
    }

    static PolledSource moved(PolledSource source, String url, Instant at) {
        return new PolledSource(
                source.tenant(),
                source.id(),
                source.kind(),
                url,
                source.interval(),
                source.enabled(),
                source.version() + 1,
                source.createdAt(),
                at,
                source.fetchRequest());
    }

    static PolledSource selecting(PolledSource source, Selectors selectors) {
        return new PolledSource(
                source.tenant(),
                source.id(),
                source.kind(),
                source.url(),
                source.interval(),
                source.enabled(),
                source.version() + 1,
                source.createdAt(),
                source.updatedAt(),
                source.fetchRequest(),
                source.options().withSelectors(selectors),
                source.name());
    }

    /** The same, with what its hub said. */
    static PolledSource hearing(PolledSource source, HubWord word) {
        return new PolledSource(
                source.tenant(),
                source.id(),
                source.kind(),
                source.url(),
                source.interval(),
                source.enabled(),
                source.version(),
                source.createdAt(),
                source.updatedAt(),
                source.fetchRequest(),
                source.options(),
                source.name(),
                word);
    }

    /** The same, with no wish for pushes. */
    static PolledSource optingOut(PolledSource source) {
        return new PolledSource(
                source.tenant(),
                source.id(),
                source.kind(),
                source.url(),
                source.interval(),
                source.enabled(),
                source.version(),
                source.createdAt(),
                source.updatedAt(),
                source.fetchRequest(),
                source.options().withoutWebSub(),
                source.name(),
                source.hubWord());
    }

    /** No hub is asked. */
    static Pushes noPushes() {
        return new Pushes(
                null,
                (source, webSub) -> {
                    throw new IllegalStateException("no hub is to be asked");
                },
                new PollMeters(new SimpleMeterRegistry()));
    }

    /** What is known of a source that was read, with such a rhythm. */
    static PollState known(Rhythm rhythm) {
        return after(
                        feed("https://news.example/feed"),
                        new Harvest(false, null, null, List.of(), List.of(), 0, false),
                        rhythm,
                        CREATED)
                .lookAgainAt(CREATED);
    }

    /** What is known of a source after its first poll, at a time when it gave this. */
    public static PollState after(PolledSource source, Harvest harvest, Instant at) {
        return after(source, harvest, Rhythm.UNKNOWN, at).lookAgainAt(at);
    }

    private static PollState after(PolledSource source, Harvest harvest, Rhythm rhythm, Instant at) {
        SeenEntries seen = SeenEntries.NONE.after(harvest.candidates(), harvest.met(), at);
        return PollState.NEW.succeeded(source, harvest, seen, PollCounts.NONE, rhythm, at);
    }

    static Candidate entry(String guid, String text) {
        RawRelease release = new RawRelease(
                Ids.release("main", "ministry", "guid", guid),
                "ministry",
                "text/html",
                "UTF-8",
                text.getBytes(StandardCharsets.UTF_8),
                "Title of " + guid,
                null,
                null,
                null,
                false,
                false,
                CREATED);
        return Candidate.of(release, guid);
    }

    static Harvest harvest(Candidate... entries) {
        return new Harvest(false, "\"etag\"", null, List.of(entries), List.of(), 0, false);
    }
}
