package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;

/** Why a document gave no text, within the worker. */
final class ParsingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** @param detail what the parser said, or null */
    ParsingException(Problem problem, String detail, Throwable cause) {
        super(detail, cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
