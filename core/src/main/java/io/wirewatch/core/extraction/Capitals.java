package io.wirewatch.core.extraction;

import java.util.Set;

/**
 * Says whether a capital proves that a word is a name. It does in running text; it does not in a headline in title case
 * ("Man Walks Out With a Turkey") or in capitals, nor at the begin of a sentence.
 */
final class Capitals {
    /** What it proves. */
    enum Proof {
        /** The word is a name. */
        NAME,
        /** Nothing: the word may be a name. */
        NONE,
        /** Nothing, and the word stands as a thing does: names of countries and firms take no "a". */
        THING
    }

    private static final int LONG_WORD = 4;

    /** Longer words that headlines in title case leave small, as the style guides of English have them. */
    private static final Set<String> LEFT_SMALL = Set.of(
            "about", "above", "across", "after", "against", "along", "amid", "among", "around", "before", "behind",
            "below", "between", "beyond", "down", "during", "from", "inside", "into", "like", "near", "onto", "outside",
            "over", "past", "since", "than", "that", "through", "toward", "towards", "under", "until", "upon", "versus",
            "when", "while", "with", "within", "without");

    private static final Set<String> ARTICLES = Set.of("a", "an");

    private final Section section;
    private final Tokens tokens;
    /** Whether this is running text, null until somebody asks: few names depend on it. */
    private Boolean running;

    Capitals(Section section, Tokens tokens) {
        this.section = section;
        this.tokens = tokens;
    }

    /** What the capital of a token proves. */
    Proof at(int token) {
        if (running == null) {
            running = isRunningText(tokens);
        }
        if (running) {
            return opensSentence(token) ? Proof.NONE : Proof.NAME;
        }
        return isArticle(token - 1) || isWord(token - 1) && isArticle(token - 2) ? Proof.THING : Proof.NONE;
    }

    /** Whether there is a word that could have a capital and has none. */
    private static boolean isRunningText(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean small = tokens.length(i) >= LONG_WORD && tokens.isSmall(i) && !tokens.isInAddress(i);
            if (small && !LEFT_SMALL.contains(tokens.folded(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean opensSentence(int token) {
        int begin = section.sentence(section.sentenceAt(tokens.start(token))).start();
        int before = token - 1;
        while (before >= 0 && tokens.start(before) >= begin && !tokens.isWord(before)) {
            before--;
        }
        return before < 0 || tokens.start(before) < begin;
    }

    private boolean isArticle(int token) {
        return token >= 0 && ARTICLES.contains(tokens.folded(token));
    }

    private boolean isWord(int token) {
        return token >= 0 && tokens.isWord(token);
    }
}
