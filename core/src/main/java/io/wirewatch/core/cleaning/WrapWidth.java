package io.wirewatch.core.cleaning;

import java.util.Arrays;
import java.util.List;

/**
 * The width at which a writer's lines were wrapped.
 *
 * @param width longest line that the writer allowed; 0 where lines were not wrapped
 * @param sure whether so many lines are as long as the width allows that it is no chance
 */
record WrapWidth(int width, boolean sure) {
    /** Lines that end where their writer ended them. */
    static final WrapWidth NONE = new WrapWidth(0, false);

    private static final int LONGEST = 120;
    private static final int SHORTEST = 40;
    /** Little text gives little evidence: then the width must be at least this, and no line much longer. */
    private static final int USUAL = 60;

    private static final int TOLERANCE = 12;
    private static final int EVIDENCE = 3;

    /** The width that the longest of the lines with a next one suggest. */
    static WrapWidth of(List<String> lines) {
        int[] pairs = pairs(lines);
        int[] lengths = new int[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            lengths[i] = lines.get(pairs[i]).length();
        }
        Arrays.sort(lengths);
        int width = lengths.length == 0 ? 0 : lengths[Math.max(0, (int) ((lengths.length * 95L - 1) / 100))];
        if (width < SHORTEST || width > LONGEST) {
            return NONE;
        }
        WrapWidth candidate = new WrapWidth(width, true);
        int full = 0;
        for (int pair : pairs) {
            full += candidate.isFull(lines.get(pair), lines.get(pair + 1)) ? 1 : 0;
        }
        if (full >= EVIDENCE && full * 10 >= pairs.length * 4L) {
            return candidate;
        }
        boolean usual = width >= USUAL && lines.stream().allMatch(line -> line.length() <= width + TOLERANCE);
        return usual ? new WrapWidth(width, false) : NONE;
    }

    /** Indices of the lines that have a next one, both written. */
    private static int[] pairs(List<String> lines) {
        int[] pairs = new int[lines.size()];
        int size = 0;
        boolean written = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean above = written;
            written = !lines.get(i).isBlank();
            if (above && written) {
                pairs[size++] = i - 1;
            }
        }
        return Arrays.copyOf(pairs, size);
    }

    /** Whether the first word of the next line would not have fitted on this one. */
    boolean isFull(String line, String next) {
        return line.length() + 1 + firstWord(next) > width;
    }

    /** Length of what must stay on one line: a no-break space is part of the word before it and holds the next one. */
    private static int firstWord(String line) {
        String word = line.strip();
        int blank = word.indexOf(' ');
        return blank < 0 ? word.length() : blank;
    }
}
