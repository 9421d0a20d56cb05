package io.wirewatch.cli.ingest;

/** An input that is no release; the message says which and why. The others go on. */
public final class UnreadableInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableInputException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableInputException(String message) {
        this(message, null);
    }
}
