package io.wirewatch.core.cleaning;

import java.util.Arrays;

/**
 * What a text is told by: its runs of one to five letters, in small letters, with the edges of words among them (for "Le port":
 * {@code l}, {@code le}, {@code _l}, {@code e_}, {@code _le_}, {@code p}, …), each as the number it hashes to. Whoever trains the model
 * and whoever asks it cut in the same way.
 */
public final class Grams {
    /** Stands for what is not a letter, at the edge of a word. */
    public static final char EDGE = '_';

    private static final int LONGEST = 5;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Grams() {}

    /**
     * The numbers of a text's runs, as often as they stand in it.
     *
     * @param from first character looked at
     * @param to end of what is looked at
     */
    public static int[] of(CharSequence text, int from, int to) {
        char[] letters = letters(text, from, to);
        int[] keys = new int[letters.length * LONGEST];
        int count = 0;
        for (int start = 0; start < letters.length - 1; start++) {
            long hash = 0;
            int end = Math.min(letters.length, start + LONGEST);
            for (int i = start; i < end; i++) {
                hash = mixed(hash, letters[i]);
                boolean edge = letters[i] == EDGE;
                if (i > start || !edge) {
                    keys[count++] = key(hash);
                }
                if (edge && i > start) {
                    break; // no run goes on into the next word
                }
            }
        }
        return Arrays.copyOf(keys, count);
    }

    /** The number of one run, in small letters. */
    public static int key(String run) {
        long hash = 0;
        for (int i = 0; i < run.length(); i++) {
            hash = mixed(hash, run.charAt(i));
        }
        return key(hash);
    }

    private static long mixed(long hash, char letter) {
        return (hash + letter) * MIX;
    }

    /** Never 0, which marks an empty place in the model's table. */
    private static int key(long hash) {
        int key = (int) (hash >>> 32);
        return key == 0 ? 1 : key;
    }

    /** Small letters, with one edge before, between and after words. */
    private static char[] letters(CharSequence text, int from, int to) {
        char[] letters = new char[to - from + 2];
        int length = 0;
        letters[length++] = EDGE;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters[length++] = Character.toLowerCase(c);
            } else if (letters[length - 1] != EDGE) {
                letters[length++] = EDGE;
            }
        }
        if (letters[length - 1] != EDGE) {
            letters[length++] = EDGE;
        }
        return Arrays.copyOf(letters, length);
    }
}
