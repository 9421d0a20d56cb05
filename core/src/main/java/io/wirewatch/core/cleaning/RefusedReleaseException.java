package io.wirewatch.core.cleaning;

/** Says that a release cannot be read, and why: {@link #reason} is a short code for counters and headers. */
public final class RefusedReleaseException extends RuntimeException {
    private final String reason;

    /**
     * @param reason {@code empty | no-text | too-large | binary | undecodable | unsupported-type | login |
     *     challenge | error-page}
     * @param detail one sentence for people
     */
    public RefusedReleaseException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** The code of the refusal. */
    public String reason() {
        return reason;
    }
}
