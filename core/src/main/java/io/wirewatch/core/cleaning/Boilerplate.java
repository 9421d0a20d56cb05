package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Recognises lines that belong to the page and not to the release: advertising, mailing lists, sharing, distribution notes and the like.
 * What to recognise stands in {@code boilerplate.txt}, by kind. Only short paragraphs are judged: prose is never left out.
 */
final class Boilerplate {
    private static final int LONGEST = 300;

    private static final int EDGE = 4;
    private static final String AT_EDGE = "@edge";

    /** Letters of English by how often they stand in it. */
    private static final String FREQUENT = "etaoinshrdlcumwfgypbvkjxqz";

    /** @param signs what a paragraph has one of that matches; empty where the rule names none */
    private record Rule(String kind, boolean edgeOnly, Pattern pattern, List<String> signs) {
        boolean matches(String paragraph, boolean edge) {
            return (edge || !edgeOnly)
                    && hasSign(paragraph)
                    && pattern.matcher(paragraph).matches();
        }

        private boolean hasSign(String paragraph) {
            for (String sign : signs) {
                if (holds(paragraph, sign)) {
                    return true;
                }
            }
            return signs.isEmpty();
        }
    }

    private static final List<Rule> RULES =
            Resource.lines("boilerplate.txt").map(Boilerplate::rule).toList();

    private static final PatternOpenings OPENINGS =
            new PatternOpenings(RULES.stream().map(Rule::pattern).toList());

    /** Lines left out so far, by kind. */
    private final Map<String, Integer> removed = new TreeMap<>();

    /** The paragraphs without boilerplate. */
    List<String> strip(List<String> paragraphs) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            String paragraph = paragraphs.get(i);
            boolean edge = i < EDGE || i >= paragraphs.size() - EDGE;
            Optional<String> kind = kind(paragraph, edge);
            if (kind.isEmpty() || isHeading(paragraphs, i)) {
                kept.add(paragraph);
            } else {
                count(kind.get(), 1);
            }
        }
        return kept;
    }

    /** "About us" is a link of pages; above a paragraph of prose it is a heading. */
    private static boolean isHeading(List<String> paragraphs, int i) {
        return FootHeading.of(paragraphs.get(i)) == FootHeading.ABOUT
                && i + 1 < paragraphs.size()
                && ContactLine.Words.of(paragraphs.get(i + 1)).sentences() > 0;
    }

    /** Counts lines of a kind that were left out elsewhere. */
    void count(String kind, int lines) {
        if (lines > 0) {
            removed.merge(kind, lines, Integer::sum);
        }
    }

    /** What was left out: {@code "advertising 1"}. */
    List<String> removed() {
        return removed.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .toList();
    }

    /** The kind of boilerplate that a paragraph is, or empty for a paragraph of the release. */
    static Optional<String> kind(String paragraph, boolean edge) {
        if (paragraph.length() > LONGEST) {
            return Optional.empty();
        }
        for (long left = OPENINGS.of(paragraph); left != 0; left &= left - 1) {
            Rule rule = RULES.get(Long.numberOfTrailingZeros(left));
            if (rule.matches(paragraph, edge)) {
                return Optional.of(rule.kind());
            }
        }
        return Optional.empty();
    }

    private static Rule rule(String line) {
        String[] columns = line.split("\t", 3);
        String kind = columns[0];
        Pattern pattern = Pattern.compile(columns[1].strip(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        List<String> signs =
                columns.length < 3 ? List.of() : List.of(columns[2].strip().split(" "));
        return new Rule(kind.replace(AT_EDGE, ""), kind.endsWith(AT_EDGE), pattern, signs);
    }

    /** Whether a text holds a word in any case: its rarest letter is looked for, which goes many characters at once. */
    private static boolean holds(String text, String word) {
        int rarest = rarest(word);
        char small = word.charAt(rarest);
        char capital = Character.toUpperCase(small);
        return holds(text, word, rarest, small) || capital != small && holds(text, word, rarest, capital);
    }

    private static boolean holds(String text, String word, int at, char letter) {
        for (int i = text.indexOf(letter); i >= 0; i = text.indexOf(letter, i + 1)) {
            if (text.regionMatches(true, i - at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static int rarest(String word) {
        int rarest = 0;
        for (int i = 1; i < word.length(); i++) {
            rarest = FREQUENT.indexOf(word.charAt(i)) > FREQUENT.indexOf(word.charAt(rarest)) ? i : rarest;
        }
        return rarest;
    }
}
