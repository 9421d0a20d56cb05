package io.wirewatch.core.cleaning;

/** What a line says that holds no words of a text: that something ends here, or only that something is set apart. */
enum Separator {
    /** The line is written, not drawn. */
    NONE,
    /** A drawn line, or the end of a printed page: within releases as well as between them. */
    RULE,
    /** {@code ###}, {@code -30-}, {@code ENDS}: the release is over, though notes may follow. */
    END;

    private static final int LONGEST = 200;
    private static final String DRAWN = "-=_*~+\u2013\u2014\u2500\u2022\u00B7";

    /** What a line without its break is. */
    static Separator of(String line) {
        int first = 0;
        while (first < line.length() && isBlank(line.charAt(first))) {
            first++;
        }
        if (first == line.length() || line.length() - first > LONGEST) {
            return NONE;
        }
        if (isDrawn(line, first)) {
            return RULE;
        }
        return EndMark.ends(line.strip()) ? END : NONE;
    }

    private static boolean isDrawn(String line, int first) {
        int drawn = 0;
        for (int i = first; i < line.length(); i++) {
            char c = line.charAt(i);
            if (DRAWN.indexOf(c) >= 0) {
                drawn++;
            } else if (!isBlank(c)) {
                return false;
            }
        }
        return drawn >= 3;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == Characters.GLUE;
    }
}
