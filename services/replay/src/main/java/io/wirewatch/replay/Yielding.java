package io.wirewatch.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether releases come in, and how much a replay rests while they do. What comes in is seen by the end of its topic, which
 * moves.
 */
final class Yielding {
    /** How long a turn takes at most: nobody waits for jobs longer than this where there is nobody else. */
    private static final Duration SLICE = Duration.ofMillis(100);
    /** The same while releases come in: about what a release waits for at each stage. */
    private static final Duration SHORT_SLICE = Duration.ofMillis(10);

    private final double share;
    private final Duration hold;
    private long end;
    private Instant looked = Instant.MIN;
    private Instant moved = Instant.MIN;

    /**
     * @param share of the time that a replay works while releases come in
     * @param hold how long after one it is taken that more come
     */
    Yielding(double share, Duration hold) {
        this.share = share;
        this.hold = hold;
    }

    /**
     * Takes the end that the topic has now, without what a replay has put there; that may be taken from it before it is there. What came
     * before the first look, or between two that lie far apart, is no news.
     */
    void sees(long now, Instant at) {
        if (now > end && at.minus(hold).isBefore(looked)) {
            moved = at;
        }
        end = Math.max(end, now);
        looked = at;
    }

    /** Whether releases come in. */
    boolean isLive(Instant now) {
        return now.minus(hold).isBefore(moved);
    }

    /** How long a turn may take. */
    Duration slice(Instant now) {
        return isLive(now) ? SHORT_SLICE : SLICE;
    }

    /** How long to rest after work. */
    Duration rest(Duration worked, Instant now) {
        return isLive(now)
                ? Duration.ofMillis((long) Math.ceil(worked.toMillis() * (1 - share) / share))
                : Duration.ZERO;
    }
}
