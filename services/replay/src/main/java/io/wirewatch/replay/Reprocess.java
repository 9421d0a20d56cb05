package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A stage done again, turn by turn: texts (docs/decisions/0029) or pages (docs/decisions/0030) of the past are read as they would be read
 * now, and what is found takes the place of what was found when they came in. What matching has yet to take of texts must not come behind
 * that, so it is past the stretch before the job begins; what is written twice changes nothing the second time.
 */
final class Reprocess extends RangePass {
    private final LookThrough before;
    private final Runnable refresh;
    private final TurnWrites writes;
    private final List<ReprocessLane> lanes;

    /**
     * @param before done before anything else
     * @param refresh takes what it reads by as of now
     * @param lanes of the range, each with partitions of its own
     */
    Reprocess(
            Replay job,
            Workbench bench,
            ReplayConfig config,
            Clock clock,
            JobRange range,
            LookThrough before,
            Runnable refresh,
            TurnWrites writes,
            Pace pace,
            List<ReprocessLane> lanes) {
        super(
                new JobRecord(job, range, pace, config.progressInterval(), clock, UnaryOperator.identity()),
                range,
                bench,
                writes,
                pace,
                clock);
        this.before = before;
        this.refresh = refresh;
        this.writes = writes;
        this.lanes = lanes;
    }

    @Override
    void look() {
        refresh.run();
    }

    @Override
    boolean read(Slice slice) {
        if (!before.read(slice)) {
            return true;
        }
        ReprocessLane.Found found = inLanes(lanes, lane -> lane.read(slice)).stream()
                .reduce(ReprocessLane.Found.NOTHING, ReprocessLane.Found::plus);
        // Progress says nothing that is not on the log.
        int written = writes.await();
        lanes.forEach(ReprocessLane::settle);
        record().count(found.scanned(), found.changed(), written);
        return found.scanned() > 0 || written > 0;
    }

    @Override
    public void close() {
        before.close();
        lanes.forEach(ReprocessLane::close);
    }
}
