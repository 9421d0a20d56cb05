package io.wirewatch.schemas;

/** The registry refused, or did not answer. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status HTTP status of the refusal; 0 where there was no answer
     */
    public RegistryException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status of the refusal; 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** Whether asking again later may help: no answer, or an answer of 500 and above. */
    public boolean transientFailure() {
        return status == 0 || status >= 500;
    }
}
