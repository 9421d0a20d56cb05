package io.wirewatch.core.cleaning;

import java.util.Locale;
import java.util.Set;

/** Lines that say no more than that a release is over: {@code ###}, {@code -30-}, {@code - ENDS -}. */
final class EndMark {
    private static final int LONGEST = 200;
    private static final int LONGEST_WORD = 8;
    private static final Set<String> WORDS = Set.of("end", "ends", "ende", "fin");
    private static final String THIRTY = "30";

    private EndMark() {}

    /** Whether a paragraph is one that says so plainly: asterisks part sections too. */
    static boolean ends(String paragraph) {
        return is(paragraph)
                && (paragraph.indexOf('*') < 0
                        || paragraph.chars().anyMatch(c -> c == '#' || Character.isLetterOrDigit(c)));
    }

    /** Whether a paragraph is one. */
    static boolean is(String paragraph) {
        if (paragraph.isEmpty() || paragraph.length() > LONGEST || !mayBegin(paragraph.charAt(0))) {
            return false;
        }
        int start = 0;
        int end = paragraph.length();
        while (start < end && !Character.isLetterOrDigit(paragraph.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(paragraph.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return count(paragraph, '#') >= 2 || count(paragraph, '*') >= 3;
        }
        if (end - start > LONGEST_WORD) {
            return false;
        }
        String word = paragraph.substring(start, end).replace(" ", "").toLowerCase(Locale.ROOT);
        return word.equals(THIRTY)
                ? start > 0 && end < paragraph.length() && paragraph.indexOf('(') < 0
                : WORDS.contains(word);
    }

    private static boolean mayBegin(char c) {
        return !Character.isLetterOrDigit(c) || "EeFf".indexOf(c) >= 0;
    }

    private static int count(String paragraph, char sign) {
        int count = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            count += paragraph.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }
}
