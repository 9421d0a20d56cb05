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
    private static final Duration LONGEST_FRESH = Duration.ofHours(1);
    private static final int POLLS_PER_GAP = 4;
    private static final int POLLS_PER_QUIET = 16;
    private static final Duration EARLY = Duration.ofSeconds(5);
    private static final Duration AFTER_VAIN_PUSH = Duration.ofSeconds(30);

    /**
     * After a poll that read the source: its interval, a little more or less, so that sources do not fall into step. It is
     * longer, up to {@code maxInterval}, where the source publishes rarely, and while it is quiet; and what its server says
     * to be fresh is not asked for before it is stale, for an hour at most.
     *
     * @param state after that poll
     * @param random from 0 to 1
     */
    Instant afterSuccess(PolledSource source, PollState state, Harvest harvest, Instant now, double random) {
        Duration wait = wait(source, state, now);
        if (harvest.again() && EARLY.compareTo(wait) < 0) {
            return now.plus(EARLY);
        }
        Duration fresh = shorter(harvest.fresh(), LONGEST_FRESH);
        // Not before it is stale: a spread to one side.
        Duration stale = Duration.ofNanos((long) (fresh.toNanos() * (1 + JITTER * random)));
        return now.plus(longer(jittered(wait, random), stale));
    }

    /**
     * After a poll that a push asked for and that found nothing: hubs are often quicker than the publisher's caches, so it is
     * repeated once, in 30 to 60 s.
     */
    Instant afterVainPush(Instant planned, Instant now, double random) {
        return earlier(planned, now.plus(Duration.ofNanos((long) (AFTER_VAIN_PUSH.toNanos() * (1 + random)))));
    }

    /**
     * When what was polled before is polled next: as planned, or before for the hub's sake, never sooner than the shortest
     * interval. While polls fail, a push brings none forward: its hub does not decide how often a server in trouble is asked.
     *
     * @param state after the last poll
     * @param hubAt when its hub is to be asked
     */
    Instant due(PolledSource source, PollState state, Instant hubAt, Instant now) {
        if (state.owes(source)) {
            return now;
        }
        if (!source.enabled() || state.nextFetchAt() == null) {
            return Instant.MAX;
        }
        Instant early = state.owesPush(source) ? now : hubAt;
        if (state.failures() > 0 || !early.isBefore(state.nextFetchAt())) {
            return state.nextFetchAt();
        }
        Instant soonest = state.lastFetchAt().plus(minInterval);
        return earlier(state.nextFetchAt(), early.isBefore(soonest) ? soonest : early);
    }

    /** Between the two intervals of a source: a quarter of its typical gap, or a sixteenth of the time it has been quiet. */
    private Duration wait(PolledSource source, PollState state, Instant now) {
        Duration shortest = interval(source);
        Duration longest = source.options().maxInterval();
        if (longest == null || source.isFolder()) {
            return shortest;
        }
        Rhythm rhythm = state.vitals().rhythm();
        Instant last = rhythm.last() == null ? source.createdAt() : rhythm.last();
        Duration byGap = rhythm.typicalGap().orElse(Duration.ZERO).dividedBy(POLLS_PER_GAP);
        Duration byQuiet = Duration.between(last, now).dividedBy(POLLS_PER_QUIET);
        return longer(shortest, shorter(longer(byGap, byQuiet), longest));
    }

    /** After the n-th failure in a row: the interval, doubled with each, up to the longest back-off. */
    Instant afterFailure(PolledSource source, int failures, Duration retryAfter, Instant now, double random) {
        if (retryAfter != null) {
            return now.plus(shorter(retryAfter, LONGEST_RETRY_AFTER));
        }
        Duration interval = interval(source);
        Duration longest = longer(interval, maxBackOff);
        long doubled = 1L << Math.min(MOST_DOUBLINGS, failures - 1);
        boolean beyond = interval.compareTo(longest.dividedBy(doubled)) > 0;
        return now.plus(jittered(beyond ? longest : interval.multipliedBy(doubled), random));
    }

    Duration interval(PolledSource source) {
        if (source.isFolder()) {
            return shorter(source.interval(), folderInterval);
        }
        return longer(source.interval(), minInterval);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration jittered(Duration duration, double random) {
        double factor = 1 - JITTER + 2 * JITTER * random;
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
