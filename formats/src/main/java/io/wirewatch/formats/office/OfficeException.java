package io.wirewatch.formats.office;

/** A document that gave no text. The message goes on after its name: what is the matter, and what to do about it. */
public final class OfficeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Reading it takes longer than the deadline. */
        TOO_SLOW,
        /** It needs more memory than a worker has, or unpacks to far more than its size. */
        TOO_MUCH,
        /** It gives more text than a release may have. */
        TOO_LONG,
        /** A password locks it. */
        LOCKED,
        /** It holds programs. */
        MACROS,
        /** It is a file of another kind, and that is not read. */
        OTHER_KIND,
        /** It is not as files of its kind are. */
        DAMAGED,
        /** There is no text in it. */
        NO_TEXT,
        /** No worker could be started: nothing is wrong with the document. */
        NO_WORKER
    }

    private final Problem problem;

    OfficeException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    OfficeException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
