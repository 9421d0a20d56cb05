package io.wirewatch.core.cleaning;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells the language of a text, and how sure that is. Pieces of a sentence or two are taken from all over the text; in each
 * the script decides where it can, and a {@link LanguageModel} between languages that share one. The pieces are put together, so that the
 * language of most of the text wins over that of a footer or a quotation. Where no language is told clearly, the answer is {@code und}.
 *
 * @param language ISO 639-1, or {@code und}
 * @param confidence how likely the language is, or in a text of several its part of it: 0 to 1; of the best one, where that was not enough
 */
record LanguageGuess(String language, double confidence) {
    static final String UNKNOWN = "und";
    /** Below, a page's own word or nothing is a better answer. */
    static final double LEAST_CONFIDENCE = 0.5;

    private static final LanguageGuess NOTHING = new LanguageGuess(UNKNOWN, 0);
    private static final LanguageModel MODEL = LanguageModel.BUNDLED;

    /** Characters of a text that is looked at whole. */
    private static final int SHORT = 500;

    private static final int PIECE = 200;
    /** Two pieces that agree are enough; else there are more looks. */
    private static final int FIRST_PIECES = 2;

    private static final int MOST_PIECES = 8;
    private static final double AGREED = 0.9;
    /** A piece goes on to the end of a word, up to so many characters. */
    private static final int LONGEST_WORD = 40;
    /** A short word or two may be a name, which has no language. */
    private static final int FEWEST_WORDS = 3;

    private static final int FEWEST_LETTERS = 16;

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");

    /**
     * The language of a text.
     *
     * @param given language that came with the text, or null; believed where it is a BCP 47 tag
     * @param hint language that the page's markup names, or null; stands in where the text does not tell
     */
    static String of(String given, String hint, String text) {
        if (isTag(given)) {
            return canonical(given);
        }
        String guess = guess(text).language();
        return guess.equals(UNKNOWN) && isTag(hint) ? canonical(hint) : guess;
    }

    /** What a text itself tells. */
    static LanguageGuess guess(String text) {
        if (text.length() <= SHORT) {
            return pieces(text, 1, SHORT);
        }
        LanguageGuess first = pieces(text, FIRST_PIECES, PIECE);
        return first.confidence >= AGREED ? first : pieces(text, MOST_PIECES, PIECE);
    }

    private static LanguageGuess pieces(String text, int pieces, int length) {
        Shares shares = new Shares();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) text.length() * piece / pieces);
            int next = (int) ((long) text.length() * (piece + 1) / pieces);
            shares.add(text, piece == 0 ? 0 : afterWord(text, from), afterWord(text, Math.min(next, from + length)));
        }
        return shares.best();
    }

    /** The next place from here on where no word is cut, unless it is far. */
    private static int afterWord(String text, int from) {
        int end = Math.min(text.length(), from + LONGEST_WORD);
        for (int i = from; i < end; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return i;
            }
        }
        return end;
    }

    private static boolean isTag(String tag) {
        return tag != null && TAG.matcher(tag.strip()).matches();
    }

    private static String canonical(String tag) {
        return Locale.forLanguageTag(tag.strip().replace('_', '-')).toLanguageTag();
    }

    /** What the pieces say, each with the weight of its letters. */
    private static final class Shares {
        private final double[] told = new double[MODEL.languages().size()];
        private final double[] written = new double[Script.COUNT];
        private double letters;
        private int words;

        void add(String text, int from, int to) {
            Script script = Script.of(text, from, to);
            if (script == null) {
                return;
            }
            letters += script.letters();
            double worth = script.letters() * script.share();
            if (script.isShared()) {
                words += words(text, from, to);
                MODEL.add(text, from, to, script.number(), worth, told);
            } else {
                words += FEWEST_WORDS;
                written[script.number()] += worth;
            }
        }

        LanguageGuess best() {
            LanguageGuess best = NOTHING;
            for (int i = 0; i < told.length; i++) {
                best = better(best, MODEL.languages().get(i), told[i]);
            }
            for (int i = 0; i < written.length; i++) {
                best = better(best, Script.language(i), written[i]);
            }
            boolean enough = words >= FEWEST_WORDS || letters >= FEWEST_LETTERS;
            boolean clear = enough && best.confidence >= LEAST_CONFIDENCE;
            return clear ? best : new LanguageGuess(UNKNOWN, best.confidence);
        }

        private LanguageGuess better(LanguageGuess best, String language, double share) {
            return share > best.confidence * letters ? new LanguageGuess(language, Math.min(1, share / letters)) : best;
        }

        private static int words(String text, int from, int to) {
            int words = 0;
            boolean before = false;
            for (int i = from; i < to; i++) {
                boolean letter = Character.isLetter(text.charAt(i));
                words += letter && !before ? 1 : 0;
                before = letter;
            }
            return words;
        }
    }
}
