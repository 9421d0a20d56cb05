package io.wirewatch.core.extraction;

import java.lang.Character.UnicodeBlock;
import java.util.List;

/**
 * The part of a Russian word that its cases share, so that the aliases "Россия" and "офис связи" are found in "в России"
 * and "офиса связи". Endings only, after folding (й is и, ё is е); it is no dictionary, and equal stems of different
 * words are told apart by the rest of the alias and by its case rule.
 */
final class CyrillicStem {
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
        if (folded.length() < SHORTEST_WORD || UnicodeBlock.of(folded.charAt(0)) != UnicodeBlock.CYRILLIC) {
            return folded;
        }
        for (String ending : AFTER_HARD) {
            if (ends(folded, ending) && HARD.indexOf(folded.charAt(folded.length() - ending.length() - 1)) >= 0) {
                return cut(folded, ending);
            }
        }
        for (String ending : LONG) {
            if (ends(folded, ending)) {
                return cut(folded, ending);
            }
        }
        for (String ending : SHORT) {
            if (ends(folded, ending)) {
                return cut(folded, ending);
            }
        }
        return folded;
    }

    private static boolean ends(String word, String ending) {
        return word.length() - ending.length() >= SHORTEST_STEM && word.endsWith(ending);
    }

    private static String cut(String word, String ending) {
        return word.substring(0, word.length() - ending.length());
    }
}
