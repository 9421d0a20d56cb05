package io.wirewatch.core.cleaning;

import java.util.List;

/**
 * A place where a release may begin.
 *
 * @param line index of its first line
 * @param kind what it is told by
 * @param title what a mail's head or a table of contents calls it, or null
 * @param titleLine index of the line that says so, or -1
 */
record Cut(int line, Kind kind, String title, int titleLine) {
    private static final int LETTERHEAD = 8;

    /** What a beginning is told by. */
    enum Kind {
        END,
        RULE,
        LABEL,
        MAIL,
        CONTENTS,
        DATELINE
    }

    static Cut untitled(int line, Kind kind) {
        return new Cut(line, kind, null, -1);
    }

    /** A release that begins at a line and is titled by this place, which is in its head. */
    Cut within(int first) {
        return new Cut(first, kind, title, titleLine);
    }

    /** Whether the text above the first place is a release itself, and not the words of a digest. */
    boolean followsRelease(List<String> lines) {
        Opening top = Opening.of(lines, 0, line);
        return switch (kind) {
            case END -> top.isSure() || !Heads.isDigest(lines, line);
            case MAIL, CONTENTS -> false;
            case RULE, LABEL, DATELINE -> top.isSure() || top.isRelease() && !Heads.isDigest(lines, line);
        };
    }

    /** Whether a few lines above the first label are its letterhead. */
    boolean hasLetterhead(List<String> lines) {
        return kind == Kind.LABEL
                && line > 0
                && lines.subList(0, line).stream()
                                .filter(l -> !l.isBlank())
                                .limit(LETTERHEAD + 1)
                                .count()
                        <= LETTERHEAD
                && !Heads.isDigest(lines, line);
    }
}
