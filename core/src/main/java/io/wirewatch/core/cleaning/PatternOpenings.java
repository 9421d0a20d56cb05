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

    private final List<Pattern> patterns;

    /** Patterns that may begin with most letters: they are candidates whatever the text begins with. */
    private final long open;

    private final Node root;

    /** Texts that begin alike; made when the first of them comes, and made twice by two threads no worse. */
    private static final class Node {
        private final String opening;
        /** The patterns that may match one of them. */
        private final long candidates;

        /** By the next letter, which is of ASCII and no capital; null where that tells no more. */
        private final Node[] next;

        Node(String opening, long candidates) {
            this.opening = opening;
            this.candidates = candidates;
            this.next = candidates == 0 || opening.length() == DEPTH || !goesOn(opening) ? null : new Node[ASCII];
        }
    }

    /** @param patterns at most 64 */
    PatternOpenings(List<Pattern> patterns) {
        if (patterns.size() > Long.SIZE) {
            throw new IllegalArgumentException("at most 64 patterns, not " + patterns.size());
        }
        this.patterns = List.copyOf(patterns);
        long all = patterns.isEmpty() ? 0 : -1L >>> (Long.SIZE - patterns.size());
        this.open = open(all);
        this.root = new Node("", all & ~open);
    }

    /** A bit for each pattern that may match a text as a whole; the others do not. */
    long of(String text) {
        Node node = root;
        for (int i = 0; i < text.length() && node.next != null; i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                break;
            }
            char letter = Character.toLowerCase(c);
            Node next = node.next[letter];
            if (next == null) {
                String opening = node.opening + letter;
                next = new Node(opening, mayMatch(opening, node.candidates));
                node.next[letter] = next;
            }
            node = next;
        }
        return node.candidates | open;
    }

    private long open(long all) {
        int[] letters = new int[Long.SIZE];
        for (char c = 'a'; c <= 'z'; c++) {
            for (long left = mayMatch(String.valueOf(c), all); left != 0; left &= left - 1) {
                letters[Long.numberOfTrailingZeros(left)]++;
            }
        }
        long open = 0;
        for (int i = 0; i < patterns.size(); i++) {
            open |= letters[i] > MOST_LETTERS ? 1L << i : 0;
        }
        return open;
    }

    /** Patterns begin with words, maybe behind a sign. */
    private static boolean goesOn(String opening) {
        return opening.length() <= 1 || Character.isLetter(opening.charAt(opening.length() - 1));
    }

    /** A matcher that fails before the end of its input fails whatever comes after. */
    private long mayMatch(String opening, long candidates) {
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
