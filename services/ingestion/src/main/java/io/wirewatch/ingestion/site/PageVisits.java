package io.wirewatch.ingestion.site;

import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The visits of one poll to the pages of a source: those that were never read first, and of these what is live before what is history;
 * then, at growing gaps for two days, those that may have been corrected. Bounded in number and time; the rest waits for the next poll.
 */
final class PageVisits {
    static final int MOST_VISITS = 20;
    static final int MOST_FAILURES = 8;

    private static final int MOST_LOOKS = 5;
    private static final int MOST_WATCHED = 50;
    private static final int TOLD_FROM = 3;
    private static final int FAILURES_IN_A_ROW = 3;
    private static final int LONGEST_ERROR = 300;
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofDays(2);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final PageFetch fetch;
    private final PolledSource source;
    private final Instant now;
    private final Visit visit;
    private final long begun = System.nanoTime();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<KnownPage> remembered = new ArrayList<>();
    private int visits;
    private int looks;
    private int failuresInARow;
    private int refused;
    private boolean closed;
    private boolean left;

    PageVisits(PageFetch fetch, PolledSource source, Instant now, Visit visit) {
        this.fetch = fetch;
        this.source = source;
        this.now = now;
        this.visit = visit;
    }

    /** Makes something of a page. */
    interface Visit {
        /**
         * The release of a page; null where it is one already known by another address.
         *
         * @throws SourceException where it is none
         */
        Candidate read(KnownPage known, FetchedPage page) throws SourceException, InterruptedException;
    }

    /** Visits what is due, oldest first as given. */
    PageVisits run(List<KnownPage> pages) throws InterruptedException {
        List<KnownPage> order = Stream.concat(
                        pages.stream()
                                .filter(page -> !page.sent())
                                .sorted(Comparator.comparing(page -> page.historicalBefore() != null)),
                        pages.stream().filter(KnownPage::sent))
                .toList();
        for (KnownPage page : order) {
            if (!page.isDue(now) || page.failures() >= MOST_FAILURES) {
                remembered.add(page);
            } else if (closed || isSpent(page)) {
                left |= !page.sent();
                remembered.add(page);
            } else {
                visit(page);
            }
        }
        return this;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** What is to be fetched later, or looked at again. */
    List<KnownPage> remembered() {
        List<KnownPage> watched = remembered.stream()
                .filter(KnownPage::sent)
                .sorted(Comparator.comparing(KnownPage::foundAt).reversed())
                .limit(MOST_WATCHED)
                .toList();
        return Stream.concat(remembered.stream().filter(page -> !page.sent()), watched.stream())
                .toList();
    }

    /** One line for each page that could not be read several times. */
    List<String> refusals() {
        return remembered.stream()
                .filter(page -> !page.sent() && page.failures() >= TOLD_FROM)
                .map(page -> "The page " + page.url() + " could not be read, " + page.failures() + " times"
                        + (page.failures() >= MOST_FAILURES ? "; it is tried no more. " : ". ") + page.error())
                .toList();
    }

    /** How many of them were tried now. */
    int refused() {
        return refused;
    }

    /** Whether pages wait that could be fetched now. */
    boolean again() {
        return left && !closed;
    }

    /** Whether the site is to be left alone for now. */
    boolean isClosed() {
        return closed;
    }

    private boolean isSpent(KnownPage page) {
        return visits >= MOST_VISITS
                || page.sent() && looks >= MOST_LOOKS
                || System.nanoTime() - begun > TIME.toNanos();
    }

    private void visit(KnownPage page) throws InterruptedException {
        visits++;
        looks += page.sent() ? 1 : 0;
        try {
            Optional<FetchedPage> fetched =
                    fetch.get(source, page.url(), page.etag(), page.lastModified(), visits == 1);
            failuresInARow = 0;
            Candidate candidate = fetched.isPresent() ? visit.read(page, fetched.get()) : null;
            if (candidate != null) {
                candidates.add(candidate);
            }
            if (fetched.isEmpty() || candidate != null) {
                watch(
                        page,
                        candidate,
                        fetched.map(FetchedPage::etag).orElse(page.etag()),
                        fetched.map(FetchedPage::lastModified).orElse(page.lastModified()));
            }
        } catch (SourceException e) {
            failed(page, e);
        }
    }

    /** The gap to the next look is the age of the page: 15 minutes, half an hour, an hour, … */
    private void watch(KnownPage page, Candidate candidate, String etag, String lastModified) {
        boolean historical = candidate != null && candidate.release().historical();
        Duration age = Duration.between(page.foundAt(), now);
        Instant next = now.plus(age.compareTo(FIRST_LOOK) > 0 ? age : FIRST_LOOK);
        if (!historical && next.isBefore(page.foundAt().plus(WATCHED))) {
            remembered.add(page.read(etag, lastModified, next));
        }
    }

    private void failed(KnownPage page, SourceException e) {
        if (e.retryAfter() != null) {
            // The host wants to be left alone; that says nothing about the page.
            closed = true;
            remembered.add(page);
            return;
        }
        closed = ++failuresInARow >= FAILURES_IN_A_ROW;
        String reason = e.getMessage();
        KnownPage failed = page.failed(
                reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) + "…" : reason,
                now.plus(pause(page.failures())));
        if (!page.sent()) {
            refused += failed.failures() >= TOLD_FROM ? 1 : 0;
            remembered.add(failed);
        } else if (failed.lookAt().isBefore(page.foundAt().plus(WATCHED))) {
            remembered.add(failed);
        }
    }

    /** 1, 4, 16 minutes and so on, to a day. */
    private static Duration pause(int failuresBefore) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << 2 * Math.min(10, failuresBefore));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
