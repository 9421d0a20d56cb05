package io.wirewatch.core.extraction;

import java.lang.Character.UnicodeScript;

/**
 * What a word is, here and for every distance that a rule counts in words: a run of letters, digits and their marks;
 * an apostrophe or full stop between letters and a stop or comma between digits join ("NATO's", "U.S", "3.5"), a hyphen
 * does not ("NATO-Russia" is two words). After UAX 29, but for scripts written without spaces, where each character is
 * a word, since no dictionary says better.
 */
final class Words {
    private Words() {}

    /** Whether the character belongs inside words. */
    static boolean isPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !isApostropheLetter(codePoint) || isMark(codePoint);
    }

    /** Whether the character is a word of its own: it is of a script whose words touch. */
    static boolean standsAlone(int codePoint) {
        if (codePoint < 0x0E00) {
            return false;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, TIBETAN, BOPOMOFO -> true;
            default -> false;
        };
    }

    /** Unicode counts these among the letters; writers use them as apostrophes. */
    private static boolean isApostropheLetter(int codePoint) {
        return codePoint == 0x02BC || codePoint == 0x02B9;
    }

    static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Whether a sign between two characters makes one word of what is on both sides. */
    static boolean joins(int before, char sign, int after) {
        boolean letters = Character.isLetter(before) && Character.isLetter(after);
        boolean digits = Character.isDigit(before) && Character.isDigit(after);
        return switch (sign) {
            case '\'' -> letters;
            case '.' -> letters || digits;
            case ',' -> digits;
            default -> false;
        };
    }
}
