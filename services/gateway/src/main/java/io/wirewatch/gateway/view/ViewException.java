package io.wirewatch.gateway.view;

/** The file of the view cannot be read or written. */
public final class ViewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewException(String message, Throwable cause) {
        super(message, cause);
    }
}
