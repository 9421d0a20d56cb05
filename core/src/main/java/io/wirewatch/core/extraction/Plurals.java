package io.wirewatch.core.extraction;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** Regular English plurals, which serve for French and Spanish words in a vowel too. */
final class Plurals {
    private static final int SHORTEST = 3;
    private static final String VOWELS = "aeiou";
    private static final String HISSES = "sxz";

    private Plurals() {}

    /** Plurals of a word, none for a short word or one that is not written in Latin letters. */
    static List<String> of(Token word) {
        String shaped = word.shaped();
        if (shaped.length() < SHORTEST
                || UnicodeScript.of(shaped.codePointBefore(shaped.length())) != UnicodeScript.LATIN) {
            return List.of();
        }
        String folded = word.folded();
        char last = folded.charAt(folded.length() - 1);
        char before = folded.charAt(folded.length() - 2);
        if (last == 'y' && VOWELS.indexOf(before) < 0) {
            return List.of(shaped.substring(0, shaped.length() - 1) + "ies", shaped + "s");
        }
        boolean hisses = HISSES.indexOf(last) >= 0 || last == 'h' && (before == 'c' || before == 's');
        return List.of(shaped + (hisses ? "es" : "s"));
    }
}
