package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver.
 *
 * @param at when it began
 * @param latency how long it took
 * @param status HTTP status, 0 where no answer came
 * @param error what went wrong where no answer came; null otherwise
 * @param response begin of the response body, or null
 */
public record Attempt(Instant at, Duration latency, int status, String error, String response) {
    /** Whether the receiver took it. Redirects are not followed, so a 3xx is none. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether the receiver got it, whatever it made of it. */
    public boolean answered() {
        return status > 0;
    }

    /** When it was over. */
    public Instant endedAt() {
        return at.plus(latency);
    }
}
