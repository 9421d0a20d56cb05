package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long an endpoint has answered nothing but failures. Attempts may be told more than once, as reading a log tells
 * them; where a success is told after failures that came later, the streak is found shorter than it is, never longer.
 * Not safe for threads.
 */
public final class FailureStreak {
    /** So many failures at least make a streak: one message that fails now and then says little about an endpoint. */
    public static final int FEWEST = 10;

    private Instant lastSuccess = Instant.MIN;
    private Instant first;
    private Instant latest = Instant.MIN;
    private int failures;

    /** Takes what an attempt came to. */
    public void add(Attempt attempt) {
        if (attempt.succeeded()) {
            lastSuccess = attempt.at().isAfter(lastSuccess) ? attempt.at() : lastSuccess;
            if (first != null && !first.isAfter(lastSuccess)) {
                first = null;
                failures = 0;
            }
        } else if (attempt.at().isAfter(lastSuccess)) {
            first = first == null || attempt.at().isBefore(first) ? attempt.at() : first;
            if (attempt.at().isAfter(latest)) {
                // Told again it is not counted again; of two in the same moment one is enough.
                latest = attempt.at();
                failures++;
            }
        }
    }

    /**
     * Since when there were nothing but failures, where that is too long.
     *
     * @param changedAt when somebody last changed the endpoint; what failed before then does not count against it
     * @param patience how long is not too long yet
     */
    public Optional<Instant> tooLong(Instant changedAt, Duration patience, Instant now) {
        if (first == null || failures < FEWEST) {
            return Optional.empty();
        }
        Instant since = first.isBefore(changedAt) ? changedAt : first;
        return since.plus(patience).isAfter(now) ? Optional.empty() : Optional.of(since);
    }
}
