package io.wirewatch.core.cleaning;

import java.text.Normalizer;

/** Characters as every later stage may expect them: NFC, one kind of line break, no control or invisible characters. */
final class Characters {
    /** Longer runs of combining marks are no writing; NFC is quadratic in the length of a run. */
    private static final int MAX_MARKS = 30;

    private Characters() {}

    private static final char SOFT_HYPHEN = '\u00AD';

    /** What {@link #lines} leaves of no-break spaces: the one that follows a word inside a line, which it lengthens. */
    static final char GLUE = '\u00A0';

    /**
     * The text with {@code \n} as its only line break; tabs and the length of blanks are kept, and every blank is a space but
     * for {@link #GLUE}.
     */
    static String lines(String text) {
        if (endOfPlain(text, 0) == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int plain = endOfPlain(text, i);
            if (plain > i) {
                // A line feed behind a carriage return is the same break.
                boolean broken = text.charAt(i) == '\n' && i > 0 && text.charAt(i - 1) == '\r';
                out.append(text, broken ? i + 1 : i, plain);
                marks = 0;
                i = plain;
                continue;
            }
            int c = text.codePointAt(i);
            int size = Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks <= MAX_MARKS) {
                boolean glues = isNoBreakSpace(c) && !endsBlank(out) && lineGoesOn(text, i + size);
                append(out, glues ? GLUE : c == GLUE ? ' ' : c);
            }
            i += size;
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** How far from a place on {@link #lines} changes nothing, told without a look into tables: most text is so. */
    private static int endOfPlain(String text, int from) {
        int i = from;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Letters and marks that are in NFC wherever they stand, as long as no combining mark follows, and none of these is one. */
    private static boolean isPlain(char c) {
        if (c < 0x7F) {
            return c >= ' ' || c == '\n' || c == '\t';
        }
        return c > GLUE && c < 0x300 && c != SOFT_HYPHEN
                || c >= 0x400 && c < 0x483 // Cyrillic
                || c >= 0x2010 && c < 0x2028; // dashes and quotes
    }

    /** The text on one line: every run of blanks and breaks is one space, none at its ends. */
    static String line(String text) {
        return oneLine(lines(text));
    }

    /** {@link #line} of what {@link #lines} gave. */
    static String oneLine(String lines) {
        int flaw = flaw(lines, 0);
        if (flaw == lines.length()) {
            return lines;
        }
        StringBuilder out = new StringBuilder(lines.length());
        for (int begin = 0; begin < lines.length(); flaw = flaw(lines, begin)) {
            out.append(lines, begin, flaw);
            begin = flaw;
            while (begin < lines.length() && isBlank(lines.charAt(begin))) {
                begin++;
            }
            if (!out.isEmpty() && begin < lines.length()) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    /** Where from a place on, at which no blank stands, the first blanks begin that are not one space between words; or the end. */
    private static int flaw(String lines, int from) {
        int length = lines.length();
        for (int i = from; i < length; i++) {
            char c = lines.charAt(i);
            if (c <= ' ' || c == GLUE) {
                boolean parts = c == ' ' && i > 0 && i + 1 < length && !isBlank(lines.charAt(i + 1));
                if (!parts && isBlank(c)) {
                    return i;
                }
            }
        }
        return length;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == GLUE;
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n', '\r', '\f', 0x0B, 0x85, 0x2028, 0x2029 -> out.append('\n');
            case '\t', GLUE -> out.append((char) c);
            default -> {
                if (Character.isSpaceChar(c)) {
                    out.append(' ');
                } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    out.append('\uFFFD');
                } else if (!isInvisible(c)) {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isNoBreakSpace(int c) {
        return c == GLUE || c == 0x202F;
    }

    private static boolean endsBlank(StringBuilder out) {
        return out.isEmpty() || out.charAt(out.length() - 1) <= ' ' || out.charAt(out.length() - 1) == GLUE;
    }

    /** Whether anything but blanks stands between a place and the end of its line. */
    private static boolean lineGoesOn(String text, int at) {
        for (int i = at; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c != ' ' && c != '\t' && !isNoBreakSpace(c)) {
                return !Character.isWhitespace(c) && !isInvisible(c);
            }
        }
        return false;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Controls and format characters, but for the joiners that some scripts spell with. */
    static boolean isInvisible(int c) {
        if (c > ' ' && c < 0x7F) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL || (type == Character.FORMAT && c != 0x200C && c != 0x200D);
    }
}
