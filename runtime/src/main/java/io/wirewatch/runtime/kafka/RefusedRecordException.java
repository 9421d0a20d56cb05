package io.wirewatch.runtime.kafka;

/** This record cannot be handled, now or later: it goes to the dead letters, and the next one is taken. */
public final class RefusedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a short fixed word for counting: {@code undecodable}, {@code too-large}
     * @param detail what is wrong, and what to do, in words
     */
    public RefusedRecordException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** A short fixed word for counting. */
    public String reason() {
        return reason;
    }
}
