package io.wirewatch.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether those who are about to start have come no further for too long. A condition that was not met before is a step; to be
 * down, now for this reason and then for that, is none.
 */
final class Standstill {
    private final long patience;
    private final Set<Condition> met = new HashSet<>();
    private long moved;

    /**
     * @param patience how long is not too long
     * @param now in nanoseconds, from any beginning
     */
    Standstill(Duration patience, long now) {
        this.patience = patience.toNanos();
        this.moved = now;
    }

    /** Takes the conditions as they are at this time. */
    boolean isReached(Collection<Condition> conditions, long now) {
        boolean isStep = false;
        for (Condition condition : conditions) {
            isStep |= condition.state() != Condition.State.DOWN && met.add(condition);
        }
        if (isStep) {
            moved = now;
        }
        return now - moved > patience;
    }
}
