package io.wirewatch.cli.opml;

/** A file that is no list of feeds; the message is a sentence for the person at the terminal. */
public final class OpmlException extends Exception {
    private static final long serialVersionUID = 1L;

    OpmlException(String message, Throwable cause) {
        super(message, cause);
    }
}
