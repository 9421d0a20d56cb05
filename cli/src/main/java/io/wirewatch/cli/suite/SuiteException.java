package io.wirewatch.cli.suite;

/** The suite cannot start; the message says why and what to do, in words for the person at the terminal. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SuiteException(String message) {
        super(message);
    }

    public SuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
