package io.wirewatch.core.entities;

import java.util.Arrays;

/**
 * Words that share weights.
 *
 * @param kind of the feature that they share for the token itself; the next two are for the words beside it
 * @param words their hashes, sorted
 * @param beside whether it tells something of the words before and behind too
 */
record Lexicon(int kind, int[] words, boolean beside) {
    boolean has(int word) {
        return Arrays.binarySearch(words, word) >= 0;
    }

    /** The feature that all words share at a place: 0 the token itself, 1 before it, 2 behind it. */
    int key(int place) {
        return NameFeatures.key(kind + place, 0);
    }
}
