package io.wirewatch.formats.feed;

/** A body that is no feed or cannot be read as one. The message says what it is and what to do about it. */
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Nothing but white space. */
        EMPTY,
        /** A web page, for example one that asks to log in. */
        HTML_PAGE,
        /** It ends before its root does. */
        TRUNCATED,
        /** Not well-formed beyond what can be repaired with certainty. */
        MALFORMED,
        /** Something else: text, XML or JSON of another kind. */
        NOT_A_FEED,
        /** More bytes, elements, entries or nesting than a feed has. */
        TOO_LARGE
    }

    private final Problem problem;

    FeedException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    FeedException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
