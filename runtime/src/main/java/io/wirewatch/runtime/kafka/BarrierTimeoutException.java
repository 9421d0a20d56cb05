package io.wirewatch.runtime.kafka;

/** The end of a table's topic was not reached in time; nothing may be handled before it is. */
public final class BarrierTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A broker that does not answer. */
    BarrierTimeoutException(String topic, Throwable cause) {
        super("cannot reach the end of " + topic + ": is the broker there?", cause);
    }

    /** A topic that takes longer: where it has come to is kept. */
    BarrierTimeoutException(String topic, long read, long end) {
        super("%s is read up to offset %,d of %,d".formatted(topic, read, end));
    }
}
