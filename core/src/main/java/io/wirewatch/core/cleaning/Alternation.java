package io.wirewatch.core.cleaning;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A regular expression for one of many words, the longest that fits first. Words that begin alike share their beginning, so that a place
 * where none stands is left after a letter or two; a list of the words would be tried one by one.
 */
final class Alternation {
    private final Map<Integer, Alternation> next = new TreeMap<>();
    private boolean ends;

    private Alternation() {}

    /** The expression, without a group of its own where it needs none. */
    static String of(Collection<String> words) {
        Alternation root = new Alternation();
        words.forEach(root::add);
        return root.expression();
    }

    private void add(String word) {
        Alternation node = this;
        for (int letter : word.codePoints().toArray()) {
            node = node.next.computeIfAbsent(letter, any -> new Alternation());
        }
        node.ends = true;
    }

    private String expression() {
        if (next.isEmpty()) {
            return "";
        }
        String words = next.entrySet().stream()
                .map(e -> literal(e.getKey()) + e.getValue().expression())
                .collect(Collectors.joining("|"));
        return next.size() > 1 || ends ? "(?:" + words + ")" + (ends ? "?" : "") : words;
    }

    private static String literal(int letter) {
        String text = Character.toString(letter);
        return Character.isLetterOrDigit(letter) ? text : "\\" + text;
    }
}
