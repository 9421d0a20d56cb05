package io.wirewatch.ingestion.site;

import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SitemapCursor;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import io.wirewatch.ingestion.web.WebFetch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a sitemap: fetches the pages that it dates in the range asked for, each once and again when it is dated anew. A large one is worked
 * off over many polls; it is read again only when few of the pages found are left to fetch, or an interval has passed.
 */
public final class SitemapSource implements SourceReader {
    private static final int MOST_WAITING = 300;
    private static final Duration GIVEN_UP_KEPT = Duration.ofDays(30);

    private final PageFetch pages;
    private final SitemapFetch sitemaps;
    private final PageReleases releases = new PageReleases();

    public SitemapSource(WebFetch web) {
        this.pages = new PageFetch(web);
        this.sitemaps = new SitemapFetch(web);
    }

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        SiteMemory memory = state.memoryOf(source);
        List<KnownPage> known = memory.pages().stream()
                .filter(page -> page.failures() < PageVisits.MOST_FAILURES
                        || page.foundAt().plus(GIVEN_UP_KEPT).isAfter(now))
                .toList();
        int left = (int) known.stream().filter(SitemapSource::isWaiting).count();
        SitemapCursor cursor = memory.sitemap();
        if (cursor != null && !isDue(source, cursor, left, now)) {
            return harvest(
                    source, state, now, memory.withPages(known), state.seen().lastBody(), List.of(), cursor.more());
        }
        SitemapReading reading =
                new SitemapReading(sitemaps, source, state, now, cursor, urls(known), Math.max(0, MOST_WAITING - left));
        SitemapCursor next = reading.run();
        return harvest(
                source,
                state,
                now,
                memory.withSitemap(next).withPages(together(known, reading.found())),
                reading.met(),
                reading.refusals(),
                reading.again());
    }

    private static boolean isDue(PolledSource source, SitemapCursor cursor, int left, Instant now) {
        boolean due = !now.isBefore(cursor.readAt().plus(source.interval()));
        return due || left == 0 || cursor.more() && left < PageVisits.MOST_VISITS;
    }

    private static boolean isWaiting(KnownPage page) {
        return !page.sent() && page.failures() < PageVisits.MOST_FAILURES;
    }

    private static Set<String> urls(List<KnownPage> known) {
        return known.stream()
                .filter(SitemapSource::isWaiting)
                .map(KnownPage::url)
                .collect(Collectors.toSet());
    }

    /** A page that is found again is fetched again, whatever was remembered of it. */
    private static List<KnownPage> together(List<KnownPage> known, List<KnownPage> found) {
        Set<String> anew = found.stream().map(KnownPage::url).collect(Collectors.toSet());
        List<KnownPage> pages = new ArrayList<>(
                known.stream().filter(page -> !anew.contains(page.url())).toList());
        pages.addAll(found);
        return pages;
    }

    private Harvest harvest(
            PolledSource source,
            PollState state,
            Instant now,
            SiteMemory memory,
            java.util.Collection<String> knownIds,
            List<String> told,
            boolean more)
            throws InterruptedException {
        SitePages site = new SitePages(releases, source, state, now, source.url());
        PageVisits visits = new PageVisits(pages, source, now, site::read).run(memory.pages());
        Set<String> met = new HashSet<>(knownIds);
        met.addAll(site.aliases());
        visits.candidates().forEach(candidate -> met.remove(candidate.release().id()));
        List<String> refusals = new ArrayList<>(told);
        refusals.addAll(visits.refusals());
        boolean again = visits.again() || more && !visits.isClosed();
        return new Harvest(false, null, null, visits.candidates(), refusals, visits.refused(), again)
                .meeting(List.copyOf(met))
                .remembering(memory.withPages(visits.remembered()));
    }
}
