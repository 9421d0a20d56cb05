package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of some patterns may match a text, told by its first letters: most patterns begin with one of a few words, and most texts with
 * none of them. For patterns that do not tell capitals from small letters.
 */
final class PatternOpenings {
    private static final int ASCII = 128;

    /** So many letters tell {@code see more} from {@code senator}. */
    private static final int DEPTH = 4;

    private static final int MOST_LETTERS = 20;

    /** Patterns that may begin with most letters: they are candidates whatever the text begins with. */
    private final long open;

    private final Node root;

    /**
     * Texts that begin alike.
     *
     * @param candidates the patterns that may match one of them
     * @param next by the next letter, which is of ASCII and no capital; null where that tells no more
     */
    private record Node(long candidates, Node[] next) {}

    /** @param patterns at most 64 */
    PatternOpenings(List<Pattern> patterns) {
        if (patterns.size() > Long.SIZE) {
            throw new IllegalArgumentException("at most 64 patterns, not " + patterns.size());
        }
        long all = patterns.isEmpty() ? 0 : -1L >>> (Long.SIZE - patterns.size());
        this.open = open(patterns, all);
        this.root = node("", patterns, all & ~open);
    }

    /** A bit for each pattern that may match a text as a whole; the others do not. */
    long of(String text) {
        Node node = root;
        for (int i = 0; i < text.length() && node.next() != null; i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                break;
            }
            node = node.next()[Character.toLowerCase(c)];
        }
        return node.candidates() | open;
    }

    private static long open(List<Pattern> patterns, long all) {
        int[] letters = new int[Long.SIZE];
        for (char c = 'a'; c <= 'z'; c++) {
            for (long left = mayMatch(String.valueOf(c), patterns, all); left != 0; left &= left - 1) {
                letters[Long.numberOfTrailingZeros(left)]++;
            }
        }
        long open = 0;
        for (int i = 0; i < patterns.size(); i++) {
            open |= letters[i] > MOST_LETTERS ? 1L << i : 0;
        }
        return open;
    }

    /** A matcher that fails before the end of its input fails whatever comes after. */
    private static Node node(String opening, List<Pattern> patterns, long candidates) {
        if (candidates == 0 || opening.length() == DEPTH || !goesOn(opening)) {
            return new Node(candidates, null);
        }
        Node[] next = new Node[ASCII];
        for (char c = 0; c < ASCII; c++) {
            if (c == Character.toLowerCase(c)) {
                String longer = opening + c;
                next[c] = node(longer, patterns, mayMatch(longer, patterns, candidates));
            }
        }
        return new Node(candidates, next);
    }

    /** Patterns begin with words, maybe behind a sign. */
    private static boolean goesOn(String opening) {
        return opening.length() <= 1 || Character.isLetter(opening.charAt(opening.length() - 1));
    }

    private static long mayMatch(String opening, List<Pattern> patterns, long candidates) {
        long matching = 0;
        for (long left = candidates; left != 0; left &= left - 1) {
            int pattern = Long.numberOfTrailingZeros(left);
            Matcher matcher = patterns.get(pattern).matcher(opening);
            if (matcher.matches() || matcher.hitEnd()) {
                matching |= 1L << pattern;
            }
        }
        return matching;
    }
}
