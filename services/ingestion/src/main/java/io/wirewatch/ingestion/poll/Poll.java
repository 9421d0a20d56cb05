package io.wirewatch.ingestion.poll;

import io.wirewatch.core.cleaning.GivenDate;
import io.wirewatch.core.release.RawRelease;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a source once: read, compare with what was seen, releases onto the log, then the state that remembers them. */
public final class Poll {
    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);

    private final Map<String, SourceReader> readers;
    private final PollLog log;
    private final PollPace pace;
    private final Clock clock;
    private final DoubleSupplier random;
    private final PollMeters meters;
    private final Pushes pushes;

    /**
     * @param readers by kind of source
     * @param random numbers from 0 to 1, for jitter
     * @param pushes asks the hubs of feeds
     */
    public Poll(
            Map<String, SourceReader> readers,
            PollLog log,
            PollPace pace,
            Clock clock,
            DoubleSupplier random,
            PollMeters meters,
            Pushes pushes) {
        this.readers = Map.copyOf(readers);
        this.log = log;
        this.pace = pace;
        this.clock = clock;
        this.random = random;
        this.meters = meters;
        this.pushes = pushes;
    }

    /**
     * Polls.
     *
     * @param owned asked before anything is written: another instance may have taken the source over meanwhile
     * @return the state after it; the given one where the source is no longer owned
     * @throws RuntimeException where the log did not take what was found; nothing is remembered then
     */
    PollState run(PolledSource source, PollState state, BooleanSupplier owned) throws InterruptedException {
        // Kafka keeps milliseconds; what is compared with what was read back must not have more.
        Instant now = Instant.ofEpochMilli(clock.millis());
        PollState next;
        try {
            next = readOrStumble(source, state, owned, now);
        } catch (SourceException e) {
            meters.failed();
            Instant again = pace.afterFailure(source, state.failures() + 1, e.retryAfter(), now, random.getAsDouble());
            next = state.failed(source, e.getMessage(), now, again);
        }
        if (!owned.getAsBoolean()) {
            return state;
        }
        next = next.told(Standing.after(source, next, now));
        SourceNotice notice = SourceNotice.of(source, state.vitals().standing(), next);
        if (notice != null) {
            // Before the state that remembers it, as releases are: after a crash it is told again, under the same id.
            log.notice(source, notice, now);
        }
        if (notice == null && isQuiet(source, state, next)) {
            return state.lookAgainAt(next.nextFetchAt());
        }
        log.state(source, next, now);
        if (next.webSub() != null && now.equals(next.webSub().askedAt())) {
            pushes.ask(source, next.webSub());
        }
        return next;
    }

    /** Too little memory for what a source gives, or a stack too deep, is its own trouble wherever it shows. */
    private PollState readOrStumble(PolledSource source, PollState state, BooleanSupplier owned, Instant now)
            throws SourceException, InterruptedException {
        try {
            return read(source, state, owned, now);
        } catch (InternalError | UnknownError e) {
            // The virtual machine itself is not well, whatever the source gave.
            throw e;
        } catch (Error e) {
            throw stumbled(source, e);
        }
    }

    /** When a source that was polled before is polled next; {@link Instant#MAX} where it is not. */
    Instant due(PolledSource source, PollState state) {
        Instant now = clock.instant();
        return pace.due(source, state, pushes.nextAt(source, state.webSub(), now), now);
    }

    private PollState read(PolledSource source, PollState state, BooleanSupplier owned, Instant now)
            throws SourceException, InterruptedException {
        SourceReader reader = readers.get(source.kind());
        if (reader == null) {
            throw new SourceException(
                    "Sources of the kind “" + source.kind()
                            + "” cannot be read. Use kind feed with the address of a feed (RSS, Atom or JSON), kind page, kind sitemap, kind folder, or kind imap.");
        }
        Harvest harvest = harvest(reader, source, state, now);
        List<Candidate> changed = harvest.candidates().stream()
                .filter(candidate -> !state.hasSent(candidate.release().id(), candidate.hash()))
                .map(candidate -> candidate.with(source.options().selectors()))
                .toList();
        if (!changed.isEmpty() && owned.getAsBoolean()) {
            log.releases(source, changed);
        }
        PollCounts counts = counts(state, harvest, changed);
        meters.read(harvest.notModified(), counts);
        SeenEntries seen =
                harvest.notModified() ? state.seen() : state.seen().after(harvest.candidates(), harvest.met(), now);
        PollState next = state.succeeded(source, harvest, seen, counts, rhythm(source, state, changed, now), now)
                .pushed(pushes.after(source, state.webSub(), harvest.offer(), now));
        Instant planned = pace.afterSuccess(source, next, harvest, now, random.getAsDouble());
        boolean inVain = state.owesPush(source) && changed.isEmpty();
        return next.lookAgainAt(inVain ? pace.afterVainPush(planned, now, random.getAsDouble()) : planned);
    }

    /** Content that a parser stumbles over is this source's trouble, with its back-off, and not that of the log. */
    private static Harvest harvest(SourceReader reader, PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        try {
            return reader.read(source, state, now);
        } catch (RuntimeException e) {
            throw stumbled(source, e);
        }
    }

    private static SourceException stumbled(PolledSource source, Throwable e) {
        LOG.warn("source not read for a fault of ours: source={}", source.id(), e);
        return new SourceException(
                e instanceof OutOfMemoryError
                        ? "Reading it takes more memory than Wirewatch has. Give the process more (-Xmx), or ask the publisher for less at once. It is tried again; other sources are read as ever."
                        : "It holds something that Wirewatch stumbles over ("
                                + e.getClass().getSimpleName()
                                + "). It is tried again; if it stays so, report it with the address, the log has the place.",
                e);
    }

    /** What was published before goes into it as well at the first reading: then it is known from the start. */
    private static Rhythm rhythm(PolledSource source, PollState state, List<Candidate> changed, Instant now) {
        Rhythm before = state.knows(source) ? state.vitals().rhythm() : Rhythm.UNKNOWN;
        return before.with(changed.stream()
                .filter(candidate -> state.seen().hash(candidate.release().id()) == null)
                .flatMap(candidate -> published(candidate.release(), now).stream())
                .toList());
    }

    /** Empty for what is of the past and bears no date here: it says nothing of how often the source publishes. */
    private static Optional<Instant> published(RawRelease release, Instant now) {
        return GivenDate.read(release.publishedAt())
                .filter(date -> date.isBefore(now))
                .or(() -> release.historical() ? Optional.empty() : Optional.of(now));
    }

    /** After a 304 every entry of the last body is unchanged: the server says so. */
    private static PollCounts counts(PollState state, Harvest harvest, List<Candidate> changed) {
        if (harvest.notModified()) {
            return new PollCounts(0, 0, state.seen().inLastBody(), 0);
        }
        long added = changed.stream()
                .filter(candidate -> state.seen().hash(candidate.release().id()) == null)
                .count();
        long unchanged = harvest.candidates().size() + harvest.met().size() - changed.size();
        return new PollCounts(added, changed.size() - added, unchanged, harvest.refused());
    }

    /** A folder is looked at more often than its state is worth a record: where nothing happened, once an interval. */
    private static boolean isQuiet(PolledSource source, PollState state, PollState next) {
        return source.isFolder()
                && state.knows(source)
                && !state.owes(source)
                && state.error() == null
                && next.error() == null
                && next.last().added() + next.last().updated() == 0
                && next.refusals().equals(state.refusals())
                && next.lastFetchAt().isBefore(state.lastFetchAt().plus(source.interval()));
    }
}
