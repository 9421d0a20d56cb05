package io.wirewatch.ingestion.poll;

import java.time.Duration;

/** A source could not be read. The message says what is the matter and what to do about it. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    public SourceException(String message) {
        this(message, null, null);
    }

    public SourceException(String message, Throwable cause) {
        this(message, null, cause);
    }

    /** @param retryAfter how long the source asks to wait, or null */
    public SourceException(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the source asks to wait, or null. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
