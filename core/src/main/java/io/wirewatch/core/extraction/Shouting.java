package io.wirewatch.core.extraction;

import java.util.Set;

/**
 * Tells an acronym from a common word where everything is in capitals: "US" in "JOIN US FOR LUNCH" says nothing of the
 * country, so there the alias needs company.
 */
final class Shouting {
    /** How many words on each side are looked at. */
    private static final int REACH = 4;

    private static final int LONG_WORD = 4;

    /** Common words of our six languages that are acronyms of known actors or could be. */
    private static final Set<String> COMMON = Set.of(
            "us", "who", "is", "it", "in", "on", "or", "so", "to", "be", "do", "go", "he", "if", "me", "my", "no", "of",
            "we", "at", "by", "an", "as", "am", "up", "all", "can", "may", "act", "aid", "care", "cop", "ice", "map",
            "fed", "pm", "un", "une", "et", "ou", "la", "le", "les", "des", "au", "aux", "du", "de", "en", "est", "son",
            "sur", "ue", "es", "una", "al", "el", "los", "del", "con", "por", "su", "il", "lo", "di", "da", "im", "um",
            "zu", "uns", "der", "die", "das", "ich");

    private Shouting() {}

    /** Whether the tokens are a common word in a stretch of capitals. */
    static boolean hides(Tokens tokens, int first, int last, Pattern pattern) {
        return first == last
                && pattern.rule() == Pattern.Rule.EXACT
                && COMMON.contains(tokens.folded(first))
                && isShouted(tokens, first);
    }

    private static boolean isShouted(Tokens tokens, int at) {
        int capitals = 0;
        boolean longWord = false;
        for (int i = Math.max(0, at - REACH); i < Math.min(tokens.size(), at + REACH + 1); i++) {
            if (tokens.hasSmallLetter(i)) {
                return false;
            }
            if (i != at && tokens.isAllCapitals(i)) {
                capitals++;
                longWord |= tokens.length(i) >= LONG_WORD;
            }
        }
        return longWord && capitals > 1;
    }
}
