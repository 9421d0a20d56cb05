package io.wirewatch.runtime.kafka;

/** The end of a table's topic was not reached in time; nothing may be handled before it is. */
public final class BarrierTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BarrierTimeoutException(String topic, Throwable cause) {
        super("cannot reach the end of " + topic + ": is the broker there?", cause);
    }
}
