package io.wirewatch.ingestion.site;

import io.wirewatch.formats.site.IndexPage;
import io.wirewatch.formats.site.ReleaseLink;
import io.wirewatch.formats.site.WebLink;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import io.wirewatch.ingestion.web.WebFetch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a web page: one that lists releases, whose pages are then fetched, or one that is a release itself. Which of the two it is the page
 * tells at its first reading, unless the source says where its links are; it is held to that from then on.
 */
public final class PageSource implements SourceReader {
    private final PageFetch fetch;
    private final PageReleases releases = new PageReleases();

    public PageSource(WebFetch web) {
        this.fetch = new PageFetch(web);
    }

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        SiteMemory memory = state.memoryOf(source);
        boolean known = source.url().equals(state.url()) && state.isRecent(now);
        Optional<FetchedPage> page =
                fetch.get(source, source.url(), known ? state.etag() : null, known ? state.lastModified() : null);
        if (page.isEmpty()) {
            return memory.pages().isEmpty()
                    ? Harvest.NOT_MODIFIED
                    : harvest(
                            source,
                            state,
                            now,
                            memory,
                            state.etag(),
                            state.lastModified(),
                            state.seen().lastBody());
        }
        FetchedPage list = page.get();
        IndexPage index = IndexPage.read(
                list.body(),
                list.charset(),
                list.address(),
                source.options().site().links());
        boolean wasIndex = memory.shape().equals(SiteMemory.INDEX);
        if (memory.shape().equals(SiteMemory.PAGE) && source.options().site().links() == null
                || !wasIndex && !index.isIndex()) {
            return single(source, state, now, list, index);
        }
        requireLinks(source, list, index);
        List<KnownPage> pages = pages(source, state, now, memory, index.links());
        return harvest(
                source,
                state,
                now,
                memory.withShape(SiteMemory.INDEX).withPages(pages),
                list.etag(),
                list.lastModified(),
                knownIds(source, state, index.links()));
    }

    private void requireLinks(PolledSource source, FetchedPage list, IndexPage index)
            throws SourceException, InterruptedException {
        if (!index.links().isEmpty()) {
            return;
        }
        if (source.options().site().links() != null) {
            throw new SourceException(
                    "The selector of its links, " + source.options().site().links()
                            + ", matches no link to a page of this site any more. Look at the page and set links anew, or leave it out.");
        }
        // A page to sign in at says so.
        releases.read(PageReleases.raw(source, list, "rel_0", source.url(), null, false, Instant.EPOCH));
        throw new SourceException(
                "The page listed releases before and lists none now. Open it in a browser; if it still does, say with links where they are.");
    }

    private Harvest single(PolledSource source, PollState state, Instant now, FetchedPage page, IndexPage index)
            throws SourceException, InterruptedException {
        String identity = WebLink.normalise(source.url());
        String own = index.canonical() == null ? page.address().toString() : index.canonical();
        Candidate candidate = releases.candidate(
                source,
                page,
                identity == null ? source.url() : identity,
                own,
                null,
                state.historicalBefore(source),
                now);
        return new Harvest(false, page.etag(), page.lastModified(), List.of(candidate), List.of(), 0, false)
                .remembering(SiteMemory.NONE.withShape(SiteMemory.PAGE));
    }

    /** What was remembered, less what nobody lists any more and cannot be had, and what is new, oldest first. */
    private static List<KnownPage> pages(
            PolledSource source, PollState state, Instant now, SiteMemory memory, List<ReleaseLink> links) {
        Set<String> listed = links.stream().map(ReleaseLink::url).collect(Collectors.toSet());
        List<KnownPage> pages = new ArrayList<>(memory.pages().stream()
                .filter(page -> page.failures() < PageVisits.MOST_FAILURES || listed.contains(page.url()))
                .toList());
        Set<String> remembered = pages.stream().map(KnownPage::url).collect(Collectors.toSet());
        Instant historicalBefore = historicalBefore(source, state, memory);
        links.reversed().stream()
                .sorted(Comparator.comparing(
                        ReleaseLink::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .filter(link ->
                        !remembered.contains(link.url()) && !state.seen().knows(PageReleases.id(source, link.url())))
                .limit(Math.max(0, IndexPage.MOST_LINKS - pages.size()))
                .forEach(link -> pages.add(KnownPage.found(link.url(), link.date(), historicalBefore, now)));
        return pages;
    }

    /** The first reading as a list counts, also where the page was read as one release before. */
    private static Instant historicalBefore(PolledSource source, PollState state, SiteMemory memory) {
        Instant before = state.historicalBefore(source);
        return before == null && !memory.shape().equals(SiteMemory.INDEX) ? source.updatedAt() : before;
    }

    private static List<String> knownIds(PolledSource source, PollState state, List<ReleaseLink> links) {
        return links.stream()
                .map(link -> PageReleases.id(source, link.url()))
                .filter(state.seen()::knows)
                .toList();
    }

    private Harvest harvest(
            PolledSource source,
            PollState state,
            Instant now,
            SiteMemory memory,
            String etag,
            String lastModified,
            List<String> knownIds)
            throws InterruptedException {
        SitePages site = new SitePages(releases, source, state, now, source.url());
        PageVisits visits = new PageVisits(fetch, source, now, site::read).run(memory.pages());
        Set<String> met = new HashSet<>(knownIds);
        met.addAll(site.aliases());
        visits.candidates().forEach(candidate -> met.remove(candidate.release().id()));
        return new Harvest(
                        false,
                        etag,
                        lastModified,
                        visits.candidates(),
                        visits.refusals(),
                        visits.refused(),
                        visits.again())
                .meeting(List.copyOf(met))
                .remembering(memory.withPages(visits.remembered()));
    }
}
