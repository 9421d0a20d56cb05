package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.util.List;

/**
 * Subscriptions over the mentions of the past, turn by turn: to raise their alerts, or to tell a windowed rule its past. One pass is
 * for all of them. A release that the live path sees as well is raised by it, as live: it is past the stretch before the job begins, and
 * candidates that are handed over twice are the same and count once.
 */
final class Backfill extends RangePass {
    private final SoughtRules rules;
    private final HandOver handOver;
    private final List<MentionsLane> lanes;

    /**
     * @param lanes of the range, each with partitions of its own
     */
    Backfill(
            Replay job,
            Workbench bench,
            ReplayConfig config,
            Clock clock,
            SoughtRules rules,
            JobRange range,
            HandOver handOver,
            Pace pace,
            List<MentionsLane> lanes) {
        super(
                new JobRecord(job, range, pace, config.progressInterval(), clock, rules::into),
                range,
                bench,
                handOver,
                pace,
                clock);
        this.rules = rules;
        this.handOver = handOver;
        this.lanes = lanes;
    }

    @Override
    void look() throws ReplayRefusedException {
        record().moved(rules.refresh());
    }

    @Override
    boolean read(Slice slice) throws ReplayRefusedException {
        PastSearch.Found found = inLanes(lanes, lane -> lane.read(slice)).stream()
                .reduce(PastSearch.Found.NOTHING, PastSearch.Found::plus);
        // Progress says nothing that is not on the log.
        int handed = handOver.await();
        record().count(found.scanned(), found.matched(), handed);
        if (!found.broken().isEmpty()) {
            record().moved(true);
            rules.leaveOut(found.broken());
        }
        return found.scanned() > 0 || handed > 0;
    }

    @Override
    public void close() {
        lanes.forEach(MentionsLane::close);
    }
}
