package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** How well pages are read, measured on the corpus: prints the figures and what was missed, and fails where they fall. */
class CleaningEvaluationTest {
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DATE_CASE = Pattern.compile(
            "\"test_dates_parsing(?:_with_normalization)?\", \"args\": \\[\"(.*?)\", \\{\"datetime\": \\[([^\\]]*)\\]");

    @Test
    void readsAbsoluteDates() {
        Score score = new Score("dates with a day and a year, dateparser cases");
        Map<String, Integer> missed = new HashMap<>();
        Corpus.text("dateparser-cases/test_date_parser.jsonl")
                .lines()
                .forEach(line -> DATE_CASE.matcher(line).results().forEach(match -> {
                    int[] expected = Arrays.stream(match.group(2).split(", "))
                            .mapToInt(Integer::parseInt)
                            .toArray();
                    if (!match.group(1).contains(Integer.toString(expected[0]))) {
                        return; // relative to today, or a year in two digits
                    }
                    String read = DateReader.read(match.group(1), true)
                            .map(w -> Arrays.toString(fields(w, expected.length)))
                            .orElse("nothing");
                    boolean right = read.equals(Arrays.toString(expected));
                    score.add(right);
                    if (!right) {
                        missed.merge(match.group(1) + " read as " + read, 1, Integer::sum);
                    }
                }));
        score.print(missed);
        assertThat(score.rate()).isGreaterThan(0.65);
    }

    @Test
    void tellsPlaceAndTimeLinesFromTheLead() {
        Overlap overlap = new Overlap("place and time lines, wh-briefings");
        Corpus.text("wh-briefings/place-time-lines.jsonl").lines().forEach(line -> {
            List<String> fields = strings(line).toList();
            List<String> expected = new ArrayList<>();
            for (int i = fields.indexOf("place_lines") + 1; i < fields.size(); i++) {
                if (!fields.get(i).equals("time_line")) {
                    expected.add(Fingerprint.fold(fields.get(i)));
                }
            }
            String body = Corpus.text(fields.get(1)).replaceFirst("(?s)^---.*?\n---\n", "");
            List<String> paragraphs = PlainText.paragraphs(body);
            List<String> found = paragraphs.stream()
                    .limit(Zones.firstAfterHeader(paragraphs, true))
                    .map(Fingerprint::fold)
                    .toList();
            overlap.add(expected, found);
        });
        overlap.print();
        assertThat(overlap.f1()).isGreaterThan(0.93);
    }

    @Test
    void findsTheMainText() throws IOException {
        List<Double> scores = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Corpus.path("readability"))) {
            for (Path page : pages.filter(Files::isDirectory).sorted().toList()) {
                List<String> expected = words(
                        Jsoup.parse(Corpus.read(page.resolve("expected.html"))).text());
                if (!expected.isEmpty()) {
                    Page read = HtmlPage.read(Corpus.read(page.resolve("source.html")));
                    Overlap overlap = new Overlap(page.getFileName().toString());
                    overlap.add(expected, words(String.join(" ", read.paragraphs())));
                    scores.add(overlap.f1());
                    overlap.print();
                }
            }
        }
        double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        System.out.printf("main text, readability: mean word F1 %.3f over %d pages%n", mean, scores.size());
        assertThat(mean).isGreaterThan(0.95);
    }

    private static int[] fields(WrittenDate written, int count) {
        int[] all = {
            written.date().getYear(),
            written.date().getMonthValue(),
            written.date().getDayOfMonth(),
            written.time() == null ? 0 : written.time().getHour(),
            written.time() == null ? 0 : written.time().getMinute(),
            written.time() == null ? 0 : written.time().getSecond(),
            written.time() == null ? 0 : written.time().getNano() / 1000
        };
        return Arrays.copyOf(all, count);
    }

    private static Stream<String> strings(String json) {
        return STRING.matcher(json).results().map(match -> match.group(1).replaceAll("\\\\(.)", "$1"));
    }

    private static List<String> words(String text) {
        String folded = Fingerprint.fold(text);
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }

    /** Right and wrong answers. */
    private static final class Score {
        private final String name;
        private int right;
        private int all;

        Score(String name) {
            this.name = name;
        }

        void add(boolean correct) {
            right += correct ? 1 : 0;
            all++;
        }

        double rate() {
            return (double) right / all;
        }

        void print(Map<String, Integer> wrong) {
            System.out.printf("%s: accuracy %.3f (%d of %d)%n", name, rate(), right, all);
            wrong.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(25)
                    .forEach(e -> System.out.println("  " + e.getValue() + " " + e.getKey()));
        }
    }

    /** Expected and found things as bags. */
    private static final class Overlap {
        private final String name;
        private int both;
        private int expected;
        private int found;

        Overlap(String name) {
            this.name = name;
        }

        void add(List<String> wanted, List<String> got) {
            Map<String, Integer> left = new HashMap<>();
            wanted.forEach(thing -> left.merge(thing, 1, Integer::sum));
            for (String thing : got) {
                if (left.merge(thing, -1, Integer::sum) >= 0) {
                    both++;
                }
            }
            expected += wanted.size();
            found += got.size();
        }

        double f1() {
            return expected + found == 0 ? 1 : 2.0 * both / (expected + found);
        }

        void print() {
            System.out.printf(
                    "%s: precision %.3f, recall %.3f, F1 %.3f (%d expected)%n",
                    name,
                    found == 0 ? 0 : (double) both / found,
                    expected == 0 ? 0 : (double) both / expected,
                    f1(),
                    expected);
        }
    }
}
