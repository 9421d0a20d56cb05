package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Subscriptions over the mentions of the past, turn by turn: to raise their alerts, or to tell a windowed rule its past. One pass is
 * for all of them. The job's record says what to read and how far it has come, so another worker, or this one after a crash, goes
 * on from there; candidates that are handed over twice are the same and count once.
 */
final class Backfill implements ReplayPass {
    /** How long to wait before it is asked again whether matching has come further. */
    private static final Duration MATCHING_TO_COME = Duration.ofMillis(200);

    private static final Duration MATCHING_TO_DIGEST = Duration.ofMillis(20);
    /** How long a look at the subscriptions holds: turns are short while releases come in. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final Workbench bench;
    private final Clock clock;
    private final SoughtRules rules;
    private final MentionsRange range;
    private final HandOver handOver;
    private final Pace pace;
    private final List<MentionsLane> lanes;
    private final JobRecord record;
    private Slice looked;
    private boolean past;
    private Duration rest = Duration.ZERO;

    /**
     * @param lanes of the range, each with partitions of its own
     */
    Backfill(
            Replay job,
            Workbench bench,
            ReplayConfig config,
            Clock clock,
            SoughtRules rules,
            MentionsRange range,
            HandOver handOver,
            Pace pace,
            List<MentionsLane> lanes) {
        this.bench = bench;
        this.clock = clock;
        this.rules = rules;
        this.range = range;
        this.handOver = handOver;
        this.pace = pace;
        this.lanes = lanes;
        this.record = new JobRecord(job, range, pace, config.progressInterval(), clock, rules::into);
        this.looked = Slice.of(Duration.ZERO, clock);
    }

    @Override
    public Optional<Replay> turn() throws ReplayRefusedException {
        rest = Duration.ZERO;
        look();
        if (!record.isRunning()) {
            return Optional.of(record.begun());
        }
        if (range.unfinished().isEmpty()) {
            return Optional.of(record.done());
        }
        if (isPastTheEnd()) {
            work();
        } else {
            rest = MATCHING_TO_COME;
        }
        return record.due();
    }

    private void look() throws ReplayRefusedException {
        if (looked.isOver()) {
            record.moved(rules.refresh());
            looked = Slice.of(FRESH, clock);
        }
    }

    @Override
    public Duration rest() {
        return rest;
    }

    /** A release that both see is raised by the live path, as live; the backfill's candidate finds it raised. */
    private boolean isPastTheEnd() {
        past = past || bench.live().isPast(range.ends());
        return past;
    }

    private void work() throws ReplayRefusedException {
        long room = bench.live().room(handOver.ends());
        if (room <= 0) {
            rest = MATCHING_TO_DIGEST;
            return;
        }
        handOver.begin(room);
        Slice slice = Slice.of(bench.live().look().slice(clock.instant()), clock);
        List<Callable<PastSearch.Found>> work = lanes.stream()
                .map(lane -> (Callable<PastSearch.Found>) () -> lane.read(slice))
                .toList();
        PastSearch.Found found =
                bench.sideBySide(work).stream().reduce(PastSearch.Found.NOTHING, PastSearch.Found::plus);
        // Progress says nothing that is not on the log.
        int handed = handOver.await();
        rest = found.scanned() == 0 && handed == 0 ? pace.rest(clock.instant()) : Duration.ZERO;
        record.count(found.scanned(), found.matched(), handed);
        record.moved(!found.broken().isEmpty());
        if (!found.broken().isEmpty()) {
            rules.leaveOut(found.broken());
        }
    }

    @Override
    public void close() {
        lanes.forEach(MentionsLane::close);
    }
}
