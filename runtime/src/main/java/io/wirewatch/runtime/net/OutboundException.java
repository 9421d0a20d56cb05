package io.wirewatch.runtime.net;

/** An exchange with an address that a user gave came to nothing. The message is for people and names no secret. */
public final class OutboundException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A failure for this reason; {@code cause} may be null. */
    public OutboundException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What kind of failure it is. */
    public Reason reason() {
        return reason;
    }

    /** Kinds of failure. */
    public enum Reason {
        /** The address is written in a way that is not taken. */
        REFUSED_URL,
        /** It leads to an IP address that is not allowed. Nothing was sent. */
        REFUSED_ADDRESS,
        /** Its name does not resolve. */
        UNRESOLVABLE,
        /** Nothing listens there, or it cannot be reached. */
        CONNECT,
        /** The certificate or the handshake was no good. */
        TLS,
        /** The certificate is good, and of another host. */
        WRONG_HOST,
        /** The deadline went by. */
        TIMEOUT,
        /** The body is longer than allowed. */
        TOO_LARGE,
        /** Redirects go round in a circle, or on too long. */
        REDIRECT,
        /** The answer is not HTTP, or it broke off. */
        PROTOCOL,
        /** The calling thread was told to end. */
        CANCELLED
    }
}
