package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises lines that belong to the page and not to the release: advertising, mailing lists, sharing, distribution notes and the like.
 * What to recognise stands in {@code boilerplate.txt}, by kind. Only short paragraphs are judged: prose is never left out.
 */
final class Boilerplate {
    private static final int LONGEST = 300;

    private static final int EDGE = 4;
    private static final String AT_EDGE = "@edge";

    /** @param openings which characters of ASCII a match may begin with */
    private record Rule(String kind, boolean edgeOnly, Pattern pattern, BitSet openings) {
        boolean matches(String paragraph, boolean edge) {
            return (edge || !edgeOnly)
                    && mayOpen(paragraph)
                    && pattern.matcher(paragraph).matches();
        }

        private boolean mayOpen(String paragraph) {
            return paragraph.isEmpty() || paragraph.charAt(0) >= ASCII || openings.get(paragraph.charAt(0));
        }
    }

    private static final int ASCII = 128;

    private static final List<Rule> RULES =
            Resource.lines("boilerplate.txt").map(Boilerplate::rule).toList();

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
        return RULES.stream()
                .filter(rule -> rule.matches(paragraph, edge))
                .map(Rule::kind)
                .findFirst();
    }

    private static Rule rule(String line) {
        int tab = line.indexOf('\t');
        String kind = line.substring(0, tab);
        Pattern pattern =
                Pattern.compile(line.substring(tab + 1).strip(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new Rule(kind.replace(AT_EDGE, ""), kind.endsWith(AT_EDGE), pattern, openings(pattern));
    }

    /** Most rules begin with one of a few words; a matcher that fails before the end of its input fails whatever comes after. */
    private static BitSet openings(Pattern pattern) {
        BitSet openings = new BitSet(ASCII);
        for (int c = 0; c < ASCII; c++) {
            Matcher matcher = pattern.matcher(String.valueOf((char) c));
            openings.set(c, matcher.matches() || matcher.hitEnd());
        }
        return openings;
    }
}
