package io.wirewatch.core.extraction;

import java.util.List;

/**
 * The part of a Russian word that its cases share, so that the aliases "Россия" and "офис связи" are found in "в России"
 * and "офиса связи". Endings only, after folding (й is и, ё is е); it is no dictionary, and equal stems of different
 * words are told apart by the rest of the alias and by its case rule.
 */
final class CyrillicStem {
    /** The block of Cyrillic letters that is used for words of today. */
    private static final char FIRST = '\u0400';

    private static final char LAST = '\u04FF';
    private static final int SHORTEST_WORD = 5;
    private static final int SHORTEST_STEM = 3;

    /** Endings of adjectives, which hide a hard stem ("российск-ого"). */
    private static final List<String> LONG =
            List.of("ими", "ыми", "ого", "его", "ому", "ему", "ая", "ое", "ые", "ую", "ых", "ым", "ыи");

    /** Endings of adjectives that nouns in -ия share: they are endings only behind these consonants. */
    private static final List<String> AFTER_HARD = List.of("ии", "ие", "их", "им");

    private static final String HARD = "кгхжшщч";

    /** Endings of nouns. */
    private static final List<String> SHORT = List.of(
            "ями", "ами", "ою", "ью", "ов", "ев", "ои", "еи", "ом", "ем", "ам", "ям", "ах", "ях", "а", "е", "и", "о",
            "у", "ы", "ь", "ю", "я");

    private CyrillicStem() {}

    /** The stem of a long Cyrillic word, any other word as it is. */
    static String of(String folded) {
        char[] chars = folded.toCharArray();
        return folded.substring(0, end(chars, 0, chars.length));
    }

    /**
     * Where the stem of a folded word ends.
     *
     * @param start first character of the word
     * @param end character after its last, which is the answer for any word that is not long and Cyrillic
     */
    static int end(char[] folded, int start, int end) {
        if (end - start < SHORTEST_WORD || folded[start] < FIRST || folded[start] > LAST) {
            return end;
        }
        for (String ending : AFTER_HARD) {
            int cut = cut(folded, start, end, ending);
            if (cut < end && HARD.indexOf(folded[cut - 1]) >= 0) {
                return cut;
            }
        }
        for (String ending : LONG) {
            int cut = cut(folded, start, end, ending);
            if (cut < end) {
                return cut;
            }
        }
        for (String ending : SHORT) {
            int cut = cut(folded, start, end, ending);
            if (cut < end) {
                return cut;
            }
        }
        return end;
    }

    /** Where an ending begins that leaves a stem, the end of the word where it does not stand there. */
    private static int cut(char[] word, int start, int end, String ending) {
        int cut = end - ending.length();
        if (cut - start < SHORTEST_STEM) {
            return end;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (word[cut + i] != ending.charAt(i)) {
                return end;
            }
        }
        return cut;
    }
}
