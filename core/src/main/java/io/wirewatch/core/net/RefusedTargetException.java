package io.wirewatch.core.net;

/** An address that a user gave is not taken. The message says why and what to do, for people. */
public final class RefusedTargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal for this reason. */
    public RefusedTargetException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What kind of refusal it is. */
    public Reason reason() {
        return reason;
    }

    /** Kinds of refusal. */
    public enum Reason {
        /** It is written in a way that is not taken, whatever is behind it. */
        SYNTAX,
        /** It leads to an IP address that is not global and that no setting allows. */
        ADDRESS
    }
}
