package io.wirewatch.core.matching;

import java.util.Arrays;

/**
 * What programs came out as for the release at hand: many rules ask for the same two actors in one sentence, and the answer is
 * the same for all. Holds the last one for each place, and forgets all in one step.
 */
final class Answers {
    private static final int PLACES = 1 << 10;
    private static final int UNKNOWN = -1;

    private final int[][] words = new int[PLACES][];
    private final int[] starts = new int[PLACES];
    private final int[] releases = new int[PLACES];
    private final boolean[] answers = new boolean[PLACES];
    private int release = 1;

    /** Where the answer for the program between two places stands. */
    static int place(int[] words, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = (hash + words[i]) * 0x9E3779B1;
        }
        return hash >>> 22;
    }

    /** 1 or 0, or -1 where it is not known. */
    int get(int place, int[] program, int start, int end) {
        boolean known = releases[place] == release
                && starts[place] + end - start <= words[place].length
                && Arrays.equals(words[place], starts[place], starts[place] + end - start, program, start, end);
        return known ? (answers[place] ? 1 : 0) : UNKNOWN;
    }

    void put(int place, int[] program, int start, boolean answer) {
        words[place] = program;
        starts[place] = start;
        releases[place] = release;
        answers[place] = answer;
    }

    /** Begins with another release. */
    void forget() {
        release++;
        if (release == 0) {
            Arrays.fill(releases, 0);
            release = 1;
        }
    }
}
