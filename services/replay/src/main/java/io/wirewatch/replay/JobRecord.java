package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The record of a job under way: how far the job has come, and when it is time to write that. */
final class JobRecord {
    private final JobRange range;
    private final Pace pace;
    private final Duration interval;
    private final Clock clock;
    private final UnaryOperator<Replay.Builder> more;
    private final ProgressRate rate = new ProgressRate();
    private Replay job;
    private boolean moved;

    /**
     * @param interval how often at most progress is written
     * @param more what else a record says, each time that it is written
     */
    JobRecord(
            Replay job, JobRange range, Pace pace, Duration interval, Clock clock, UnaryOperator<Replay.Builder> more) {
        this.job = job;
        this.range = range;
        this.pace = pace;
        this.interval = interval;
        this.clock = clock;
        this.more = more;
    }

    boolean isRunning() {
        return ReplayStatus.RUNNING.equals(job.getStatus());
    }

    /** The job as it begins, or goes on. */
    Replay begun() {
        rate.sees(clock.instant(), range.done());
        job = Replay.newBuilder(job)
                .setStartedAt(job.getStartedAt() == null ? clock.instant() : job.getStartedAt())
                .setReachesBackTo(range.reachesBackTo())
                .build();
        return written(ReplayStatus.RUNNING);
    }

    /** Notes that there is something to tell, if there is. */
    void moved(boolean isSo) {
        moved |= isSo;
    }

    /** Takes what has come of a turn. */
    void count(long scanned, long matched, long handed) {
        moved(scanned > 0 || handed > 0);
        job = Replay.newBuilder(job)
                .setScanned(job.getScanned() + scanned)
                .setMatched(job.getMatched() + matched)
                .setHanded(job.getHanded() + handed)
                .build();
    }

    /** The record where it is time to write it. */
    Optional<Replay> due() {
        Instant due = job.getUpdatedAt().plus(interval);
        return (moved || isSaidToMove()) && !clock.instant().isBefore(due)
                ? Optional.of(written(ReplayStatus.RUNNING))
                : Optional.empty();
    }

    /** A job that stands still is to say so, too. */
    private boolean isSaidToMove() {
        return job.getRatePerSecond() != null && job.getRatePerSecond() > 0;
    }

    /** The job as it ends well. */
    Replay done() {
        job = Replay.newBuilder(job).setFinishedAt(clock.instant()).build();
        return written(ReplayStatus.DONE);
    }

    private Replay written(String status) {
        Instant now = clock.instant();
        moved = false;
        rate.sees(now, range.done());
        Replay.Builder record = Replay.newBuilder(job)
                .setStatus(status)
                .setPacedUntil(pace.until())
                .setRatePerSecond(ReplayStatus.RUNNING.equals(status) ? rate.perSecond() : null)
                .setUpdatedAt(now);
        job = range.into(more.apply(record)).build();
        return job;
    }
}
