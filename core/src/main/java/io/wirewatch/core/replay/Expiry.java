package io.wirewatch.core.replay;

import java.time.Duration;
import java.time.Instant;

/** When to look for what is over: seldom enough that each thing is looked at a few times only, as arrival goes on. */
final class Expiry {
    private static final int LOOKS = 16;

    private final Duration every;
    private Instant next;

    /**
     * @param kept how long a thing is kept
     */
    Expiry(Duration kept) {
        this.every = kept.dividedBy(LOOKS);
    }

    /** Whether it is time to look. */
    boolean isDue(Instant arrival) {
        if (next == null) {
            next = arrival.plus(every);
        }
        if (arrival.isBefore(next)) {
            return false;
        }
        next = arrival.plus(every);
        return true;
    }
}
