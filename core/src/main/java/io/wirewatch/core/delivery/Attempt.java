package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver.
 *
 * @param at when it began
 * @param latency how long it took
 * @param status HTTP status, of a mail the reply code of the server (RFC 5321), 0 where no answer came
 * @param failure kind of failure where no answer came, {@link #UNCONNECTED} and others, or {@link #REFUSED}, {@link #GONE};
 *     null otherwise
 * @param error what went wrong where the failure does not say all, for people; null otherwise
 * @param response begin of the response body, or null
 */
public record Attempt(Instant at, Duration latency, int status, String failure, String error, String response) {
    /** Failure: no connection came about, so that nothing was sent. */
    public static final String UNCONNECTED = "connect";

    /** Failure: the answer says that the message was not taken, whatever its status says. */
    public static final String REFUSED = "refused";

    /** Failure: the answer says that nothing will ever be taken there again, in other words than 410. */
    public static final String GONE = "gone";

    private static final int GONE_STATUS = 410;

    /** Whether the receiver took it. Redirects are not followed, so a 3xx is none. */
    public boolean succeeded() {
        return status >= 200 && status < 300 && failure == null;
    }

    /** Whether the receiver got it, whatever it made of it. */
    public boolean answered() {
        return status > 0;
    }

    /** Whether the receiver said that it is gone for good. */
    public boolean isGone() {
        return status == GONE_STATUS || GONE.equals(failure);
    }

    /** Whether nothing listened there, or it could not be reached. */
    public boolean isUnconnected() {
        return UNCONNECTED.equals(failure);
    }

    /** The same attempt with no more than the begin of the answer. */
    Attempt shortened(int responseChars) {
        return response == null || response.length() <= responseChars
                ? this
                : new Attempt(at, latency, status, failure, error, response.substring(0, responseChars));
    }

    /** When it was over. */
    public Instant endedAt() {
        return at.plus(latency);
    }
}
