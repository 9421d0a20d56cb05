package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast alerts that people get may follow each other: one by one, each its share of a minute behind the last. Time in which
 * none was to be had is gone, so none catch up. Safe for many threads.
 */
final class Pace {
    /** Where a job that sends does not say: one a second. */
    static final int USUAL = 60;

    private final Duration gap;
    private Instant free;

    private Pace(Duration gap, Instant free) {
        this.gap = gap;
        this.free = free;
    }

    /**
     * The pace of a job, where its record says that it is.
     */
    static Pace of(Replay job) {
        if (!job.getDeliver()) {
            return new Pace(Duration.ZERO, Instant.MIN);
        }
        int perMinute = job.getPace() == null ? USUAL : Math.max(1, job.getPace());
        return new Pace(
                Duration.ofMinutes(1).dividedBy(perMinute),
                job.getPacedUntil() == null ? Instant.MIN : job.getPacedUntil());
    }

    /** Whether there is a pace at all. */
    boolean isSet() {
        return gap.isPositive();
    }

    /** Whether one may go now; it counts as gone then. */
    synchronized boolean take(Instant now) {
        if (!isSet()) {
            return true;
        }
        if (now.isBefore(free)) {
            return false;
        }
        // Who comes a little late keeps to the beat; who comes late by more begins it anew.
        Instant beat = free.isAfter(now.minus(gap)) ? free : now;
        free = beat.plus(gap);
        return true;
    }

    /** How long none may go. */
    synchronized Duration rest(Instant now) {
        return isSet() && now.isBefore(free) ? Duration.between(now, free) : Duration.ZERO;
    }

    /** When the next may go, for the job's record; null where there is no pace, or none went. */
    synchronized Instant until() {
        return free.equals(Instant.MIN) ? null : free;
    }
}
