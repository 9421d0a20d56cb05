package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Texts of the past read again (docs/decisions/0029), turn by turn: what is found in them now takes the place of what was found when they
 * came in. The job's record says what to read and how far it has come, so another worker, or this one after a crash, goes on from there;
 * what is written twice changes nothing the second time.
 */
final class Reprocess implements ReplayPass {
    /** How long to wait before it is asked again whether matching has come further. */
    private static final Duration MATCHING_TO_COME = Duration.ofMillis(200);

    private static final Duration MATCHING_TO_DIGEST = Duration.ofMillis(20);
    /** How long a look at the catalogue holds. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final Workbench bench;
    private final Clock clock;
    private final MentionsRange range;
    private final VersionsPass versions;
    private final Rereading rereading;
    private final TurnWrites writes;
    private final Pace pace;
    private final List<ReprocessLane> lanes;
    private final JobRecord record;
    private Slice looked;
    private boolean past;
    private Duration rest = Duration.ZERO;

    /**
     * @param versions read before anything else
     * @param lanes of the range, each with partitions of its own
     */
    Reprocess(
            Replay job,
            Workbench bench,
            ReplayConfig config,
            Clock clock,
            MentionsRange range,
            VersionsPass versions,
            Rereading rereading,
            TurnWrites writes,
            Pace pace,
            List<ReprocessLane> lanes) {
        this.bench = bench;
        this.clock = clock;
        this.range = range;
        this.versions = versions;
        this.rereading = rereading;
        this.writes = writes;
        this.pace = pace;
        this.lanes = lanes;
        this.record = new JobRecord(job, range, pace, config.progressInterval(), clock, builder -> builder);
        this.looked = Slice.of(Duration.ZERO, clock);
    }

    @Override
    public Optional<Replay> turn() {
        rest = Duration.ZERO;
        if (!record.isRunning()) {
            return Optional.of(record.begun());
        }
        if (range.unfinished().isEmpty()) {
            return Optional.of(record.done());
        }
        // What matching has yet to take of these releases must not come behind what is found in them now.
        past = past || bench.live().isPast(range.ends());
        if (past) {
            work();
        } else {
            rest = MATCHING_TO_COME;
        }
        return record.due();
    }

    private void work() {
        Slice slice = Slice.of(bench.live().look().slice(clock.instant()), clock);
        if (!versions.read(slice)) {
            return;
        }
        long room = bench.live().room(writes.ends());
        if (room <= 0) {
            rest = MATCHING_TO_DIGEST;
            return;
        }
        if (looked.isOver()) {
            rereading.refresh();
            looked = Slice.of(FRESH, clock);
        }
        writes.begin(room);
        List<Callable<ReprocessLane.Found>> work = lanes.stream()
                .map(lane -> (Callable<ReprocessLane.Found>) () -> lane.read(slice))
                .toList();
        ReprocessLane.Found found =
                bench.sideBySide(work).stream().reduce(ReprocessLane.Found.NOTHING, ReprocessLane.Found::plus);
        // Progress says nothing that is not on the log.
        int written = writes.await();
        lanes.forEach(ReprocessLane::settle);
        record.count(found.scanned(), found.changed(), written);
        rest = found.scanned() == 0 && written == 0 ? pace.rest(clock.instant()) : Duration.ZERO;
    }

    @Override
    public Duration rest() {
        return rest;
    }

    @Override
    public void close() {
        versions.close();
        lanes.forEach(ReprocessLane::close);
    }
}
