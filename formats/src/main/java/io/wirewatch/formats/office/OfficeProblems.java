package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;

/** The sentences of refusals; each goes on after the name of the document. */
final class OfficeProblems {
    private OfficeProblems() {}

    /** @param detail what the parser said, or null */
    static OfficeException of(Problem problem, String detail) {
        return new OfficeException(
                problem,
                switch (problem) {
                    case TOO_SLOW -> "takes longer to read than " + detail + ": save it anew, or push its text.";
                    case TOO_MUCH ->
                        "needs far more memory to be read than a release does" + inBrackets(detail)
                                + ": save it anew without pictures, or push its text.";
                    case TOO_LONG -> "holds more text than the 5 MB of a release: split it.";
                    case LOCKED -> "is locked with a password: save it without one.";
                    case MACROS ->
                        "holds macros, which a release does not need: save it without them, as .docx or PDF.";
                    case OTHER_KIND -> "is " + detail + ", and those are not read: save it as PDF, or push its text.";
                    case DAMAGED -> "is damaged" + inBrackets(detail) + ": save it anew with the program it is from.";
                    case NO_TEXT -> "holds no text; it may be a picture of a page: push its text.";
                    case NO_WORKER ->
                        "was not read, as no process to read it in could be started" + inBrackets(detail)
                                + ": it is tried again when the file is read again.";
                });
    }

    private static String inBrackets(String detail) {
        return detail == null || detail.isBlank() ? "" : " (" + detail + ")";
    }
}
