package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final ReplayConfig config;
    private final Clock clock;
    private final SoughtRules rules;
    private final MentionsRange range;
    private final HandOver handOver;
    private final Pace pace;
    private final List<MentionsLane> lanes;
    private final ProgressRate rate = new ProgressRate();
    private Replay job;
    private Slice looked;
    private boolean past;
    private boolean moved;
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
        this.job = job;
        this.bench = bench;
        this.config = config;
        this.clock = clock;
        this.rules = rules;
        this.range = range;
        this.handOver = handOver;
        this.pace = pace;
        this.lanes = lanes;
        this.looked = Slice.of(Duration.ZERO, clock);
    }

    @Override
    public Optional<Replay> turn() throws ReplayRefusedException {
        rest = Duration.ZERO;
        look();
        if (!ReplayStatus.RUNNING.equals(job.getStatus())) {
            return Optional.of(begun());
        }
        if (range.unfinished().isEmpty()) {
            return Optional.of(done());
        }
        if (isPastTheEnd()) {
            work();
        } else {
            rest = MATCHING_TO_COME;
        }
        return isTimeForProgress() ? Optional.of(progress(ReplayStatus.RUNNING)) : Optional.empty();
    }

    private void look() throws ReplayRefusedException {
        if (looked.isOver()) {
            moved |= rules.refresh();
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
        count(found, handed);
        if (!found.broken().isEmpty()) {
            rules.leaveOut(found.broken());
        }
    }

    private void count(PastSearch.Found found, int handed) {
        moved |= found.scanned() > 0 || handed > 0 || !found.broken().isEmpty();
        job = Replay.newBuilder(job)
                .setScanned(job.getScanned() + found.scanned())
                .setMatched(job.getMatched() + found.matched())
                .setHanded(job.getHanded() + handed)
                .build();
    }

    private Replay begun() {
        rate.sees(clock.instant(), range.done());
        job = Replay.newBuilder(job)
                .setStartedAt(job.getStartedAt() == null ? clock.instant() : job.getStartedAt())
                .setReachesBackTo(range.reachesBackTo())
                .build();
        return progress(ReplayStatus.RUNNING);
    }

    private Replay done() {
        job = Replay.newBuilder(job).setFinishedAt(clock.instant()).build();
        return progress(ReplayStatus.DONE);
    }

    private boolean isTimeForProgress() {
        Instant due = job.getUpdatedAt().plus(config.progressInterval());
        return (moved || isSaidToMove()) && !clock.instant().isBefore(due);
    }

    /** A job that stands still is to say so, too. */
    private boolean isSaidToMove() {
        return job.getRatePerSecond() != null && job.getRatePerSecond() > 0;
    }

    private Replay progress(String status) {
        Instant now = clock.instant();
        moved = false;
        rate.sees(now, range.done());
        Replay.Builder record = Replay.newBuilder(job)
                .setStatus(status)
                .setPacedUntil(pace.until())
                .setRatePerSecond(ReplayStatus.RUNNING.equals(status) ? rate.perSecond() : null)
                .setUpdatedAt(now);
        job = range.into(rules.into(record)).build();
        return job;
    }

    @Override
    public void close() {
        lanes.forEach(MentionsLane::close);
    }
}
