package io.wirewatch.ingestion.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * When a source is polled next.
 *
 * @param minInterval shortest time between two polls of a feed
 * @param folderInterval longest time between two looks into a folder
 * @param maxBackOff longest pause after failures, where the interval is shorter
 */
public record PollPace(Duration minInterval, Duration folderInterval, Duration maxBackOff) {
    private static final double JITTER = 0.1;
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
    private static final Duration EARLY = Duration.ofSeconds(5);

    /**
     * After a poll that read the source: its interval, a little more or less, so that sources do not fall into step.
     *
     * @param random from 0 to 1
     */
    Instant afterSuccess(PolledSource source, boolean again, Instant now, double random) {
        Duration interval = interval(source);
        return now.plus(again && EARLY.compareTo(interval) < 0 ? EARLY : jittered(interval, random));
    }

    /** After the n-th failure in a row: the interval, doubled with each, up to the longest back-off. */
    Instant afterFailure(PolledSource source, int failures, Duration retryAfter, Instant now, double random) {
        if (retryAfter != null) {
            return now.plus(retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter);
        }
        Duration interval = interval(source);
        Duration longest = interval.compareTo(maxBackOff) > 0 ? interval : maxBackOff;
        long doubled = 1L << Math.min(MOST_DOUBLINGS, failures - 1);
        boolean beyond = interval.compareTo(longest.dividedBy(doubled)) > 0;
        return now.plus(jittered(beyond ? longest : interval.multipliedBy(doubled), random));
    }

    Duration interval(PolledSource source) {
        if (source.isFolder()) {
            return source.interval().compareTo(folderInterval) < 0 ? source.interval() : folderInterval;
        }
        return source.interval().compareTo(minInterval) < 0 ? minInterval : source.interval();
    }

    private static Duration jittered(Duration duration, double random) {
        double factor = 1 - JITTER + 2 * JITTER * random;
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
