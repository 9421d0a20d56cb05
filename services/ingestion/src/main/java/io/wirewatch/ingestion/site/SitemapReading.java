package io.wirewatch.ingestion.site;

import io.wirewatch.formats.site.Sitemap;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SitemapCursor;
import io.wirewatch.ingestion.poll.SitemapCursor.Place;
import io.wirewatch.ingestion.poll.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One reading of a sitemap: the next pages to fetch, and the cursor behind them. However large the sitemap, what is kept is the cursor and
 * these pages. What is recent comes first, by the order of dates; then what is past, sitemap by sitemap, each by the order of its dates.
 */
final class SitemapReading {
    private static final int MOST_SITEMAPS = 50;
    private static final int MOST_DONE = 1_000;
    private static final int MOST_UNDATED = 5_000;
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SitemapFetch fetch;
    private final PolledSource source;
    private final PollState state;
    private final Instant now;
    private final SitemapRange range;
    private final SitemapCursor before;
    private final long begun = System.nanoTime();
    private final Map<String, Sitemap> parts = new LinkedHashMap<>();
    private final Map<String, KnownPage> found = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();
    private final Set<String> refusals = new java.util.LinkedHashSet<>();
    private final Set<String> waiting;
    private int room;
    private boolean more;
    private boolean blocked;

    /**
     * @param before where the last reading ended; null before the first
     * @param waiting addresses that are to be fetched already
     * @param room how many more may be
     */
    SitemapReading(
            SitemapFetch fetch,
            PolledSource source,
            PollState state,
            Instant now,
            SitemapCursor before,
            Set<String> waiting,
            int room) {
        this.fetch = fetch;
        this.source = source;
        this.state = state;
        this.now = now;
        this.range = new SitemapRange(source);
        this.before = before;
        this.waiting = waiting;
        this.room = room;
    }

    /** Reads, and gives the cursor behind what was found. */
    SitemapCursor run() throws SourceException, InterruptedException {
        Sitemap root = fetch.get(source, source.url());
        List<Sitemap.Entry> sitemaps =
                root.isIndex() ? root.entries() : List.of(new Sitemap.Entry(source.url(), null, null, null));
        if (!root.isIndex()) {
            parts.put(source.url(), root);
        }
        SitemapCursor from = before == null
                ? new SitemapCursor(now, new Place(range.recent(), ""), List.of(), "", Place.BEGIN, true)
                : before;
        SitemapCursor after = past(recent(from, sitemaps), sitemaps);
        return new SitemapCursor(now, after.recent(), after.done(), after.pastSitemap(), after.past(), more || blocked);
    }

    /** Pages to fetch, oldest first. */
    List<KnownPage> found() {
        return List.copyOf(found.values());
    }

    /** Ids of pages without dates that are known. */
    Set<String> met() {
        return met;
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Whether there is more that can be read at once. */
    boolean again() {
        return more && !blocked;
    }

    private SitemapCursor recent(SitemapCursor from, List<Sitemap.Entry> sitemaps) throws InterruptedException {
        Set<String> done = new HashSet<>(from.done());
        List<Sitemap.Entry> entries = sitemaps.stream()
                .filter(sitemap -> sitemap.changed() == null
                        || !sitemap.changed().plus(A_DAY).isBefore(from.recent().date()))
                .sorted(Comparator.comparing(Sitemap.Entry::changed, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
        List<Placed> placed = new ArrayList<>();
        for (Sitemap.Entry sitemap : entries) {
            for (Sitemap.Entry entry : read(sitemap.url())) {
                if (range.holds(entry) && SitemapRange.place(entry).compareTo(from.recent()) > 0) {
                    placed.add(new Placed(SitemapRange.place(entry), entry));
                } else if (range.isUndated(entry)) {
                    undated(entry);
                }
            }
        }
        placed.sort(Comparator.comparing(Placed::place));
        for (Placed next : placed) {
            if (!done.contains(next.place().mark()) && take(next.entry())) {
                done.add(next.place().mark());
            }
        }
        return raised(from, placed, done);
    }

    private record Placed(Place place, Sitemap.Entry entry) {}

    /** Forgets the oldest of what is done, and goes by the order instead; where nothing was left out before it. */
    private static SitemapCursor raised(SitemapCursor from, List<Placed> placed, Set<String> done) {
        List<String> kept = new ArrayList<>();
        Place floor = from.recent();
        int surplus = (int) placed.stream()
                        .filter(next -> done.contains(next.place().mark()))
                        .count()
                - MOST_DONE;
        boolean whole = true;
        for (Placed next : placed) {
            boolean isDone = done.contains(next.place().mark());
            whole &= isDone;
            if (whole && surplus > 0) {
                floor = next.place();
                surplus--;
            } else if (isDone) {
                kept.add(next.place().mark());
            }
        }
        return new SitemapCursor(from.readAt(), floor, kept, from.pastSitemap(), from.past(), false);
    }

    private SitemapCursor past(SitemapCursor from, List<Sitemap.Entry> sitemaps) throws InterruptedException {
        if (!range.wantsPast() || before != null && !before.more()) {
            return from;
        }
        String at = from.pastSitemap();
        Place floor = from.past();
        List<Sitemap.Entry> order = sitemaps.stream()
                .filter(sitemap -> sitemap.url().compareTo(from.pastSitemap()) >= 0 && range.mayHold(sitemap))
                .sorted(Comparator.comparing(Sitemap.Entry::url))
                .toList();
        for (Sitemap.Entry sitemap : order) {
            if (room == 0 || blocked) {
                more |= room == 0;
                break;
            }
            Place start = sitemap.url().equals(at) ? floor : Place.BEGIN;
            List<Placed> placed = past(sitemap.url(), start);
            if (blocked) {
                break;
            }
            at = sitemap.url();
            floor = start;
            for (Placed next : placed) {
                if (!take(next.entry())) {
                    break;
                }
                floor = next.place();
            }
        }
        return new SitemapCursor(from.readAt(), from.recent(), from.done(), at, floor, false);
    }

    private List<Placed> past(String sitemap, Place start) throws InterruptedException {
        return read(sitemap).stream()
                .filter(entry -> range.isUndated(entry)
                        || range.holds(entry) && entry.date().isBefore(range.recent()))
                .map(entry -> new Placed(SitemapRange.place(entry), entry))
                .filter(placed -> placed.place().compareTo(start) > 0)
                .sorted(Comparator.comparing(Placed::place))
                .toList();
    }

    /** Without a date only a page that was not there at the first reading is known to be new. */
    private void undated(Sitemap.Entry entry) {
        String id = PageReleases.id(source, entry.url());
        if (met.size() >= MOST_UNDATED && !met.contains(id)) {
            refusals.add(
                    "More than " + MOST_UNDATED
                            + " pages of the sitemap have no date; the others of these are passed over. Make sources of the sitemaps that hold news alone.");
        } else if (before == null || state.seen().knows(id)) {
            met.add(id);
        } else if (!waiting.contains(entry.url())) {
            take(entry);
        }
    }

    private boolean take(Sitemap.Entry entry) {
        if (waiting.contains(entry.url()) || found.containsKey(entry.url())) {
            return true;
        }
        if (room == 0) {
            more = true;
            return false;
        }
        room--;
        found.put(entry.url(), KnownPage.found(entry.url(), entry.published(), source.createdAt(), now));
        return true;
    }

    /** Its pages; none where it cannot be read now, which is told and ends the reading. */
    private List<Sitemap.Entry> read(String url) throws InterruptedException {
        Sitemap known = parts.get(url);
        if (known != null) {
            return known.entries();
        }
        if (blocked || parts.size() >= MOST_SITEMAPS || System.nanoTime() - begun > TIME.toNanos()) {
            blocked = true;
            refusals.add("The sitemap lists more sitemaps than are read at once; " + url
                    + " and others wait. Make a source of the one that holds the news if it stays so.");
            return List.of();
        }
        Sitemap part = new Sitemap(false, List.of());
        try {
            part = fetch.get(source, url);
            if (part.isIndex()) {
                refusals.add("The sitemap " + url + " lists sitemaps itself: make a source of it.");
                part = new Sitemap(false, List.of());
            }
        } catch (SourceException e) {
            blocked = true;
            refusals.add("The sitemap " + url + " could not be read. " + e.getMessage());
        }
        parts.put(url, part);
        return part.entries();
    }
}
