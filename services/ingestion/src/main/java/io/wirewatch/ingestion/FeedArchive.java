package io.wirewatch.ingestion;

import io.wirewatch.formats.feed.FeedPage;
import io.wirewatch.ingestion.poll.ArchiveCursor;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SiteMemory;
import io.wirewatch.ingestion.poll.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows a feed to its older pages (RFC 5005), a few at each poll. They are read once, where the source wants its history; what they hold
 * was published before the source was made, or else by the feed itself.
 */
final class FeedArchive {
    static final int MOST_PAGES = 500;

    private static final int PAGES_A_POLL = 3;
    private static final int MOST_FAILURES = 8;

    private final Reading reading;

    FeedArchive(Reading reading) {
        this.reading = reading;
    }

    /** Fetches and reads one page. */
    interface Reading {
        FeedPage read(String address) throws SourceException, InterruptedException;
    }

    /** Whether older pages wait to be read. */
    static boolean isOwed(PolledSource source, SiteMemory memory) {
        return source.options().site().history()
                && (memory.archive() == null || memory.archive().next() != null);
    }

    /** The harvest with the entries of the next older pages before its own. */
    Harvest follow(PolledSource source, PollState state, Harvest harvest, String older, Instant now)
            throws InterruptedException {
        SiteMemory memory = harvest.memory() == null ? state.memoryOf(source) : harvest.memory();
        if (!isOwed(source, memory)) {
            return harvest;
        }
        ArchiveCursor cursor =
                memory.archive() == null ? new ArchiveCursor(older, 0, source.url(), 0, null) : memory.archive();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        List<String> refusals = new ArrayList<>();
        boolean failed = false;
        for (int i = 0; i < PAGES_A_POLL && cursor.next() != null && !failed; i++) {
            try {
                FeedPage page = reading.read(cursor.next());
                FeedReleases releases = FeedReleases.ofHistory(source, now);
                releases.add(page.entries());
                Harvest its = releases.harvest(null, null);
                its.candidates()
                        .forEach(candidate -> candidates.put(candidate.release().id(), candidate));
                refusals.addAll(its.refusals());
                cursor = after(cursor, page.older());
            } catch (SourceException e) {
                failed = true;
                cursor = failed(cursor, e);
            }
        }
        if (cursor.error() != null) {
            refusals.add("Older pages of the feed: " + cursor.error());
        }
        harvest.candidates()
                .forEach(candidate -> candidates.remove(candidate.release().id()));
        List<Candidate> all = new ArrayList<>(candidates.values());
        all.addAll(harvest.candidates());
        return harvest.with(all, refusals, harvest.again() || cursor.next() != null && !failed)
                .remembering(memory.withArchive(cursor));
    }

    /** The mark moves at 1, 2, 4, 8 … pages, so a circle of any length is met at it (Brent's algorithm). */
    private static ArchiveCursor after(ArchiveCursor cursor, String next) {
        int pages = cursor.pages() + 1;
        String mark = Integer.bitCount(pages) == 1 ? cursor.next() : cursor.mark();
        if (next == null || next.equals(cursor.next()) || next.equals(mark)) {
            return new ArchiveCursor(null, pages, mark, 0, null);
        }
        return pages >= MOST_PAGES
                ? new ArchiveCursor(
                        null,
                        pages,
                        mark,
                        0,
                        MOST_PAGES + " were read, and no more are. What is older can be pushed through the API.")
                : new ArchiveCursor(next, pages, mark, 0, null);
    }

    private static ArchiveCursor failed(ArchiveCursor cursor, SourceException e) {
        // A host that asks to wait is left alone; that says nothing about the page.
        int failures = cursor.failures() + (e.retryAfter() == null ? 1 : 0);
        boolean given = failures >= MOST_FAILURES;
        String error =
                cursor.next() + " could not be read" + (given ? " and is tried no more. " : ". ") + e.getMessage();
        return new ArchiveCursor(given ? null : cursor.next(), cursor.pages(), cursor.mark(), failures, error);
    }
}
