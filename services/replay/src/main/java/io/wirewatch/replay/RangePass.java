package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * A job that goes through a stretch of the log in lanes, once matching is past it, and writes no more than matching takes. Its record says
 * what to read and how far it has come, so another worker, or this one after a crash, goes on from there.
 */
abstract class RangePass implements ReplayPass {
    /** How long to wait before it is asked again whether matching has come further. */
    private static final Duration MATCHING_TO_COME = Duration.ofMillis(200);

    private static final Duration MATCHING_TO_DIGEST = Duration.ofMillis(20);
    /** How long a look at what it depends on holds: turns are short while releases come in. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final JobRecord record;
    private final JobRange range;
    private final Workbench bench;
    private final TurnWrites writes;
    private final Pace pace;
    private final Clock clock;
    private Slice looked;
    private boolean past;
    private Duration rest = Duration.ZERO;

    RangePass(JobRecord record, JobRange range, Workbench bench, TurnWrites writes, Pace pace, Clock clock) {
        this.record = record;
        this.range = range;
        this.bench = bench;
        this.writes = writes;
        this.pace = pace;
        this.clock = clock;
        this.looked = Slice.of(Duration.ZERO, clock);
    }

    @Override
    public final Optional<Replay> turn() throws ReplayRefusedException {
        rest = Duration.ZERO;
        if (looked.isOver()) {
            look();
            looked = Slice.of(FRESH, clock);
        }
        if (!record.isRunning()) {
            return Optional.of(record.begun());
        }
        if (range.unfinished().isEmpty()) {
            return Optional.of(record.done());
        }
        past = past || bench.live().isPast(range.ends());
        if (past) {
            work();
        } else {
            rest = MATCHING_TO_COME;
        }
        return record.due();
    }

    private void work() throws ReplayRefusedException {
        long room = writes.room(bench.live());
        if (room <= 0) {
            rest = MATCHING_TO_DIGEST;
            return;
        }
        writes.begin(room);
        boolean moved = read(Slice.of(bench.live().look().slice(clock.instant()), clock));
        rest = moved ? Duration.ZERO : pace.rest(clock.instant());
    }

    /**
     * Looks how what it depends on stands now.
     *
     * @throws ReplayRefusedException if it cannot go on
     */
    abstract void look() throws ReplayRefusedException;

    /**
     * Reads on until the slice is over, and writes down what came of it when that is on the log.
     *
     * @return whether anything was read or written
     * @throws ReplayRefusedException if it cannot go on
     */
    abstract boolean read(Slice slice) throws ReplayRefusedException;

    /** The lanes side by side. */
    final <L, F> List<F> inLanes(List<L> lanes, Function<L, F> work) {
        return bench.sideBySide(
                lanes.stream().map(lane -> (Callable<F>) () -> work.apply(lane)).toList());
    }

    final JobRecord record() {
        return record;
    }

    @Override
    public final Duration rest() {
        return rest;
    }
}
