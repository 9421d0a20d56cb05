package io.wirewatch.replay;

/** A job that can never be run; the message says why. */
final class ReplayRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    ReplayRefusedException(String message) {
        super(message);
    }
}
