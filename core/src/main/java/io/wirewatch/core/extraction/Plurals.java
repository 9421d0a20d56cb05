package io.wirewatch.core.extraction;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** Regular English plurals, which serve for French and Spanish words in a vowel too. */
final class Plurals {
    private static final int SHORTEST = 3;

    private Plurals() {}

    /** Plurals of a word, none for a short word or one that is not written in Latin letters. */
    static List<String> of(Token word) {
        String shaped = word.shaped();
        if (shaped.length() < SHORTEST
                || UnicodeScript.of(shaped.codePointBefore(shaped.length())) != UnicodeScript.LATIN) {
            return List.of();
        }
        String folded = word.folded();
        if (folded.matches(".*[^aeiou]y")) {
            String stem = shaped.substring(0, shaped.length() - 1);
            return List.of(stem + "ies", shaped + "s");
        }
        if (folded.matches(".*(s|x|z|ch|sh)")) {
            return List.of(shaped + "es");
        }
        return List.of(shaped + "s");
    }
}
