package io.wirewatch.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;

/** The gateway refused, failed or did not answer; the message is a sentence for the person at the terminal. */
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;
    private final Duration retryAfter;

    GatewayException(int status, String message, JsonNode problem, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** What it would say where the log does not take or give records now; it may pass. */
    public static GatewayException unavailable(String message, Throwable cause) {
        return new GatewayException(503, message, null, null, cause);
    }

    /** HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** The body of the refusal, missing where it was no JSON. */
    public JsonNode problem() {
        return problem == null ? MissingNode.getInstance() : problem;
    }

    /** How long the gateway asks to wait; null where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the same request may be granted later: no answer, overload, or something it needs is away. */
    public boolean mayPass() {
        return status == 0 || status == 429 || status == 502 || status == 503 || status == 504;
    }
}
