package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.stream.IntStream;

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
        int[] pairs = IntStream.range(0, lines.size() - 1)
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i + 1).isBlank())
                .toArray();
        int width = IntStream.of(pairs)
                .map(i -> lines.get(i).length())
                .sorted()
                .skip(Math.max(0, (pairs.length * 95L - 1) / 100))
                .findFirst()
                .orElse(0);
        if (width < SHORTEST || width > LONGEST) {
            return NONE;
        }
        WrapWidth candidate = new WrapWidth(width, true);
        long full = IntStream.of(pairs)
                .filter(i -> candidate.isFull(lines.get(i), lines.get(i + 1)))
                .count();
        if (full >= EVIDENCE && full * 10 >= pairs.length * 4L) {
            return candidate;
        }
        boolean usual = width >= USUAL && lines.stream().allMatch(line -> line.length() <= width + TOLERANCE);
        return usual ? new WrapWidth(width, false) : NONE;
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
