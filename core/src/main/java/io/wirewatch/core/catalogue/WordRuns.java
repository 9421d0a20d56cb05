package io.wirewatch.core.catalogue;

import java.util.Locale;

/** A text as its words, to see whether a phrase holds an alias. */
final class WordRuns {
    private WordRuns() {}

    /** Whether the phrase is longer than the alias and holds it or its plural as whole words. */
    static boolean holds(String phrase, String alias) {
        return holdsWords(words(phrase), words(alias));
    }

    /** As {@link #holds}, of texts that {@link #words} gave. */
    static boolean holdsWords(String longer, String run) {
        return longer.length() > run.length() + 1
                && (longer.contains(run) || longer.contains(run.stripTrailing() + "s "));
    }

    /** The words in small letters, each with a space before it, and one behind the last. */
    static String words(String text) {
        StringBuilder words = new StringBuilder(" ");
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.charAt(words.length() - 1) == ' '
                ? words.toString()
                : words.append(' ').toString();
    }
}
