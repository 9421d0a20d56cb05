package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Texts of the past read again (docs/decisions/0029), turn by turn: what is found in them now takes the place of what was found when they
 * came in. What matching has yet to take of them must not come behind that, so it is past the stretch before the job begins; what is
 * written twice changes nothing the second time.
 */
final class Reprocess extends RangePass {
    private final VersionsPass versions;
    private final Rereading rereading;
    private final TurnWrites writes;
    private final List<ReprocessLane> lanes;

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
        super(
                new JobRecord(job, range, pace, config.progressInterval(), clock, UnaryOperator.identity()),
                range,
                bench,
                writes,
                pace,
                clock);
        this.versions = versions;
        this.rereading = rereading;
        this.writes = writes;
        this.lanes = lanes;
    }

    @Override
    void look() {
        rereading.refresh();
    }

    @Override
    boolean read(Slice slice) {
        if (!versions.read(slice)) {
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
        versions.close();
        lanes.forEach(ReprocessLane::close);
    }
}
