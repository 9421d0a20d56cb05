package io.wirewatch.ingestion.site;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.web.WebFetch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Completes entries of a feed that are stubs from the pages that they link to: the page becomes the body, title, date and name stay the
 * entry's, and so does the hash that tells whether it changed. An entry whose page cannot be had at this poll goes on the log as it is, under
 * another hash; its page makes the next version when it is there. So nothing that was seen in a feed waits for a page.
 */
public final class Completion {
    private static final int MOST_REMEMBERED = 1_000;
    private static final double MORE = 1.2;

    private final PageFetch fetch;
    private final PageReleases releases = new PageReleases();

    public Completion(WebFetch web) {
        this.fetch = new PageFetch(web, true);
    }

    /** Whether pages wait to be fetched, so that the feed's entries are needed though it has not changed. */
    public static boolean isOwed(SiteMemory memory) {
        return memory.pages().stream().anyMatch(page -> page.failures() < PageVisits.MOST_FAILURES);
    }

    /** The harvest with what could be completed now. */
    public Harvest complete(PolledSource source, PollState state, Harvest harvest, Instant now)
            throws InterruptedException {
        String wanted = source.options().site().complete();
        SiteMemory memory = harvest.memory() == null ? state.memoryOf(source) : harvest.memory();
        if (wanted.equals(SiteOptions.NEVER)) {
            return harvest.remembering(memory.withPages(List.of()));
        }
        Map<String, Candidate> stubs = stubs(state, harvest.candidates(), wanted.equals(SiteOptions.ALWAYS));
        PageVisits visits = new PageVisits(
                        fetch, source, now, (known, page) -> completed(source, stubs.get(known.url()), page, now))
                .run(pages(stubs, memory, now));
        return harvest.with(
                        together(harvest.candidates(), stubs, visits.candidates()),
                        visits.refusals(),
                        harvest.again() || visits.again())
                .remembering(memory.withPages(visits.remembered().stream()
                        .filter(page -> !page.sent())
                        .limit(MOST_REMEMBERED)
                        .toList()));
    }

    /** Stubs that are not complete on the log, by the address of their page. */
    private static Map<String, Candidate> stubs(PollState state, List<Candidate> entries, boolean all) {
        List<Candidate> open = entries.stream()
                .filter(entry -> entry.release().url() != null
                        && !state.hasSent(entry.release().id(), entry.hash()))
                .toList();
        Stubs measure = open.isEmpty() ? null : new Stubs(entries);
        Map<String, Candidate> stubs = new LinkedHashMap<>();
        for (Candidate entry : open) {
            if (all || measure.isStub(entry.release())) {
                stubs.putIfAbsent(entry.release().url(), entry);
            }
        }
        return stubs;
    }

    private static List<KnownPage> pages(Map<String, Candidate> stubs, SiteMemory memory, Instant now) {
        Map<String, KnownPage> known = new HashMap<>();
        memory.pages().forEach(page -> known.put(page.url(), page));
        List<KnownPage> pages = new ArrayList<>(stubs.size());
        for (String url : stubs.keySet()) {
            KnownPage page = known.get(url);
            pages.add(page == null ? KnownPage.found(url, null, null, now) : page);
        }
        return pages;
    }

    /** The entry with its page as its body; the entry itself, as complete, where the page has no more to say. */
    private Candidate completed(PolledSource source, Candidate entry, FetchedPage page, Instant now)
            throws SourceException, InterruptedException {
        RawRelease given = entry.release();
        RawRelease whole = new RawRelease(
                given.id(),
                given.source(),
                "text/html",
                page.charset(),
                page.body(),
                given.title(),
                given.url(),
                given.publishedAt(),
                given.language(),
                false,
                given.historical(),
                now);
        CleanRelease clean = releases.read(whole.withSelectors(source.options().selectors()));
        boolean more = Stubs.words(clean.text().text()) > Stubs.words(Stubs.text(given)) * MORE;
        return more ? new Candidate(whole, entry.identity(), entry.hash()) : entry;
    }

    private static List<Candidate> together(
            List<Candidate> entries, Map<String, Candidate> stubs, List<Candidate> completed) {
        Map<String, Candidate> done = new HashMap<>();
        completed.forEach(candidate -> done.put(candidate.release().id(), candidate));
        Set<Candidate> open = new HashSet<>(stubs.values());
        return entries.stream()
                .map(entry -> Objects.requireNonNullElse(
                        done.get(entry.release().id()), open.contains(entry) ? asStub(entry) : entry))
                .toList();
    }

    private static Candidate asStub(Candidate entry) {
        return new Candidate(entry.release(), entry.identity(), Ids.hashed("hsh", entry.hash(), "stub"));
    }
}
