package io.wirewatch.formats.file;

/** A file, or a part of one, that cannot be read. The message goes on after its name: what is the matter, and the cure. */
public final class FileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Nothing is in it. */
        EMPTY,
        /** Nothing here reads files of its kind. */
        UNKNOWN_KIND,
        /** It holds more than is taken. */
        TOO_LARGE,
        /** It is damaged, locked, or more than reading it may cost. */
        UNREADABLE,
        /** It could not be read now; nothing is wrong with it. */
        NOT_NOW
    }

    private final Problem problem;

    /** @param message goes on after its name: what is the matter, and the cure */
    public FileException(Problem problem, String message) {
        this(problem, message, null);
    }

    FileException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
