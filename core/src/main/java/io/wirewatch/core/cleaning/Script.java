package io.wirewatch.core.cleaning;

import java.lang.Character.UnicodeScript;
import java.util.Map;

/** What the letters of a text say about its language before any word is read: some scripts write one language that counts. */
final class Script {
    /** Scripts of languages that are told apart by the model; the numbers stand in its file. */
    static final int LATIN = 0;

    static final int CYRILLIC = 1;
    static final int ARABIC = 2;
    static final int DEVANAGARI = 3;

    private static final int SHARED = 4;
    private static final int HAN = 4;
    private static final int KANA = 5;
    private static final int NONE = -1;

    private static final Map<UnicodeScript, Integer> NUMBERS = Map.ofEntries(
            Map.entry(UnicodeScript.LATIN, LATIN),
            Map.entry(UnicodeScript.CYRILLIC, CYRILLIC),
            Map.entry(UnicodeScript.ARABIC, ARABIC),
            Map.entry(UnicodeScript.DEVANAGARI, DEVANAGARI),
            Map.entry(UnicodeScript.HAN, HAN),
            Map.entry(UnicodeScript.HIRAGANA, KANA),
            Map.entry(UnicodeScript.KATAKANA, KANA),
            Map.entry(UnicodeScript.HANGUL, 6),
            Map.entry(UnicodeScript.GREEK, 7),
            Map.entry(UnicodeScript.HEBREW, 8),
            Map.entry(UnicodeScript.THAI, 9),
            Map.entry(UnicodeScript.ARMENIAN, 10),
            Map.entry(UnicodeScript.GEORGIAN, 11),
            Map.entry(UnicodeScript.TAMIL, 12),
            Map.entry(UnicodeScript.TELUGU, 13),
            Map.entry(UnicodeScript.GUJARATI, 14),
            Map.entry(UnicodeScript.KHMER, 15),
            Map.entry(UnicodeScript.LAO, 16),
            Map.entry(UnicodeScript.SINHALA, 17));

    private static final String[] LANGUAGES = {
        "", "", "", "", "zh", "ja", "ko", "el", "he", "th", "hy", "ka", "ta", "te", "gu", "km", "lo", "si"
    };

    /** A sign for a syllable or a word says more than a letter. */
    private static final int SIGN = 3;

    static final int COUNT = LANGUAGES.length;

    private static final byte[] OF = table();

    private final int number;
    private final int letters;
    private final double share;

    private Script(int number, int letters, double share) {
        this.number = number;
        this.letters = letters;
        this.share = share;
    }

    /** The script of most letters between two places of a text; null where there are none, or none of a known script. */
    static Script of(CharSequence text, int from, int to) {
        int[] counts = new int[LANGUAGES.length];
        int all = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                int script = OF[c];
                int weight = script >= HAN && script <= HAN + 2 ? SIGN : 1;
                all += weight;
                if (script != NONE) {
                    counts[script] += weight;
                }
            }
        }
        if (counts[KANA] * 20 > counts[HAN]) {
            counts[KANA] += counts[HAN]; // Japanese writes its nouns in Han
            counts[HAN] = 0;
        }
        int best = 0;
        for (int script = 1; script < counts.length; script++) {
            best = counts[script] > counts[best] ? script : best;
        }
        return counts[best] == 0 ? null : new Script(best, all, (double) counts[best] / all);
    }

    /** Whether several languages that are told apart are written in it. */
    boolean isShared() {
        return number < SHARED;
    }

    int number() {
        return number;
    }

    /** The one language of a script that is not shared; else nothing. */
    static String language(int number) {
        return LANGUAGES[number];
    }

    /** Letters of all scripts; a sign for a syllable or a word counts as {@value #SIGN}. */
    int letters() {
        return letters;
    }

    /** Share of the letters that are of this script, above 0 and at most 1. */
    double share() {
        return share;
    }

    private static byte[] table() {
        byte[] table = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = NUMBERS.getOrDefault(UnicodeScript.of(c), NONE).byteValue();
        }
        return table;
    }
}
