package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How well languages are told, measured on the paragraphs of the Universal Declaration that come with the corpus: prints the figures by
 * language and what was confused, and fails where they fall.
 */
class LanguageEvaluationTest {
    private static final Set<String> TOLD = Set.of(
            ("en fr de es it ru pt nl pl uk ro cs sv da no tr ca hu fi el bg sr hr sk sl lt lv et ar fa he zh ja ko hi "
                            + "id vi th")
                    .split(" "));
    private static final Set<String> WITHOUT_BLANKS = Set.of("zh", "ja", "th");

    private static final Pattern LANGUAGE = Pattern.compile("\"bcp47\": \"([^\"]*)\".*\"paragraphs\": \\[(.*)\\]");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Random random = new Random(7);
    private final Map<String, List<String>> paragraphs = paragraphs();

    @Test
    void longTexts() {
        Table table = new Table("joined to 300 characters");
        paragraphs.forEach((language, texts) -> {
            StringBuilder joined = new StringBuilder();
            for (String text : texts) {
                joined.append(joined.isEmpty() ? "" : " ").append(text);
                if (joined.length() >= 300) {
                    table.add(language, joined.toString());
                    joined.setLength(0);
                }
            }
        });
        assertThat(table.print()).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void headlines() {
        Table table = new Table("20 to 60 characters");
        paragraphs.forEach((language, texts) -> texts.forEach(text -> {
            for (int from = 0; from + 20 <= text.length(); ) {
                int to = Math.min(text.length(), from + 20 + random.nextInt(41));
                if (!WITHOUT_BLANKS.contains(language) && to < text.length()) {
                    int blank = text.lastIndexOf(' ', to);
                    to = blank - from >= 20 ? blank : to;
                }
                if (to - from >= 20) {
                    table.add(language, text.substring(from, to));
                }
                from = nextWord(language, text, to);
            }
        }));
        assertThat(table.print()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void threeToSixWords() {
        Table table = new Table("three to six words");
        paragraphs.forEach((language, texts) -> texts.forEach(text -> {
            String[] words = WITHOUT_BLANKS.contains(language) ? text.split("(?<=\\G.{3})") : text.split(" ");
            String glue = WITHOUT_BLANKS.contains(language) ? "" : " ";
            int from = 0;
            while (from + 3 <= words.length) {
                int to = Math.min(words.length, from + 3 + random.nextInt(4));
                table.add(language, String.join(glue, List.of(words).subList(from, to)));
                from = to;
            }
        }));
        assertThat(table.print()).isGreaterThanOrEqualTo(0.93);
    }

    /** Where the next word begins: texts are cut between words, but for those that have none. */
    private static int nextWord(String language, String text, int from) {
        int blank = WITHOUT_BLANKS.contains(language) ? from - 1 : text.indexOf(' ', from);
        return blank < 0 && !WITHOUT_BLANKS.contains(language) ? text.length() : blank + 1;
    }

    private static Map<String, List<String>> paragraphs() {
        Map<String, List<String>> paragraphs = new TreeMap<>();
        Corpus.text("udhr/udhr-even-paragraphs.jsonl").lines().forEach(line -> {
            MatchResult match = LANGUAGE.matcher(line).results().findFirst().orElseThrow();
            String code = match.group(1).split("-", 2)[0];
            String language = code.equals("nb") ? "no" : code;
            if (TOLD.contains(language)) {
                STRING.matcher(match.group(2))
                        .results()
                        .map(text -> text.group(1).replaceAll("\\\\(.)", "$1"))
                        .forEach(text -> paragraphs
                                .computeIfAbsent(language, l -> new ArrayList<>())
                                .add(text));
            }
        });
        return paragraphs;
    }

    /** Right and wrong answers by language. */
    private static final class Table {
        private final String name;
        private final Map<String, int[]> counts = new TreeMap<>();
        private final Map<String, Integer> confused = new TreeMap<>();

        Table(String name) {
            this.name = name;
        }

        void add(String language, String text) {
            String guess = LanguageGuess.guess(text).language();
            int[] count = counts.computeIfAbsent(language, l -> new int[2]);
            count[0] += guess.equals(language) ? 1 : 0;
            count[1]++;
            if (!guess.equals(language)) {
                confused.merge(language + " as " + guess, 1, Integer::sum);
            }
        }

        /** Prints the table and gives the share of right answers. */
        double print() {
            int right = counts.values().stream().mapToInt(count -> count[0]).sum();
            int all = counts.values().stream().mapToInt(count -> count[1]).sum();
            System.out.printf(
                    "language, %s: accuracy %.4f (%d of %d, %d languages)%n",
                    name, (double) right / all, right, all, counts.size());
            counts.forEach((language, count) -> System.out.printf(
                    "  %s %.3f (%d of %d)%n", language, (double) count[0] / count[1], count[0], count[1]));
            confused.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(25)
                    .forEach(e -> System.out.println("  " + e.getValue() + " " + e.getKey()));
            int neighbours = confused.entrySet().stream()
                    .filter(e -> Set.of("da as no", "no as da", "hr as sr", "sr as hr")
                            .contains(e.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            System.out.printf(
                    "  with Danish and Norwegian as one, Croatian and Serbian as one: %.4f%n",
                    (double) (right + neighbours) / all);
            return (double) right / all;
        }
    }
}
