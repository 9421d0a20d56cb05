package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well whole pages of press offices are read: prints the figures, with what was missed and what is too much in the half that rules were
 * made on, and fails where they fall. Of the other half nothing is listed. {@code pages/README.md} says what the labels hold.
 */
class PagesEvaluationTest {
    private static final String FOLDER = "pages/";

    @Test
    void readsPagesOfManyManners() {
        Figures looked = new Figures();
        Figures other = new Figures();
        List<String> missed = new ArrayList<>();
        read(FOLDER + "README.md").lines().flatMap(PagesEvaluationTest::names).forEach(name -> {
            Labelled page = Labelled.of(name);
            CleanRelease release =
                    new Cleaner().clean(Raw.html(read(FOLDER + name + ".html"))).carrier();
            boolean listed = Integer.parseInt(name.substring(0, 2)) % 2 == 1;
            (listed ? looked : other).add(page, release);
            if (listed) {
                page.compare(name, release, missed);
            }
        });
        looked.print("the half that was looked at");
        other.print("the other half");
        missed.forEach(line -> System.out.println("  " + line));

        for (Figures half : List.of(looked, other)) {
            assertThat(half.pages).isEqualTo(10);
            assertThat(half.f1()).isGreaterThan(half == looked ? 0.99 : 0.96);
            assertThat(half.titles).isGreaterThanOrEqualTo(9);
            assertThat(half.days).isGreaterThanOrEqualTo(9);
        }
    }

    /** A row of the table of pages begins with the name of one. */
    private static Stream<String> names(String line) {
        return Pattern.compile("^\\| `(\\d\\d-[a-z0-9-]+)`")
                .matcher(line)
                .results()
                .map(row -> row.group(1));
    }

    private static String read(String name) {
        try (InputStream in = PagesEvaluationTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What people read as the release.
     *
     * @param day as {@code 2026-03-17}
     * @param text lines of the main text, in order
     * @param eitherWay lines above and below it that may be read as part of it or not
     */
    private record Labelled(String title, String day, List<String> text, List<String> eitherWay) {
        private static final String EITHER_WAY = "? ";

        static Labelled of(String name) {
            List<String> lines = read(FOLDER + name + ".txt").lines().toList();
            Map<Boolean, List<String>> rest =
                    lines.stream().skip(3).collect(Collectors.partitioningBy(line -> line.startsWith(EITHER_WAY)));
            return new Labelled(
                    lines.get(0).replaceFirst("title: ", ""),
                    lines.get(1).replaceFirst("day: ", ""),
                    rest.get(false),
                    rest.get(true).stream()
                            .map(line -> line.substring(EITHER_WAY.length()))
                            .toList());
        }

        boolean hasTitleOf(CleanRelease release) {
            return Words.of(title).equals(Words.of(release.head().title()));
        }

        boolean hasDayOf(CleanRelease release) {
            return day.equals(day(release));
        }

        private static String day(CleanRelease release) {
            return release.head()
                    .publishedAt()
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        }

        Score score(CleanRelease release) {
            List<String> found = new ArrayList<>(Words.of(release.text().text()));
            for (String line : eitherWay) {
                List<String> words = Words.of(line);
                int at = Collections.indexOfSubList(found, words);
                if (at >= 0) {
                    found.subList(at, at + words.size()).clear();
                }
            }
            return Score.of(found, Words.of(String.join("\n", text)));
        }

        /** Tells what is wrong line by line. */
        void compare(String name, CleanRelease release, List<String> missed) {
            if (!hasTitleOf(release)) {
                missed.add(name + " title: " + release.head().title());
            }
            if (!hasDayOf(release)) {
                missed.add(name + " day: " + day(release) + " by " + release.dateSource());
            }
            String found = release.text().text();
            absent(text, List.of(found)).forEach(line -> missed.add(name + " without: " + line));
            List<String> wanted =
                    Stream.concat(text.stream(), eitherWay.stream()).toList();
            absent(found.lines().toList(), wanted).forEach(line -> missed.add(name + " too much: " + line));
        }

        private static List<String> absent(List<String> lines, List<String> texts) {
            String all = " " + String.join(" ", Words.of(String.join("\n", texts))) + " ";
            return lines.stream()
                    .filter(line -> !line.isBlank() && !all.contains(" " + String.join(" ", Words.of(line)) + " "))
                    .toList();
        }
    }

    /** Runs of letters and digits; in Chinese and Japanese, which part no words, each letter. */
    private static final class Words {
        private static final String UNPARTED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}";
        private static final Pattern WORD =
                Pattern.compile("[" + UNPARTED + "]|[\\w&&[^" + UNPARTED + "]]+", Pattern.UNICODE_CHARACTER_CLASS);

        static List<String> of(String text) {
            return WORD.matcher(text).results().map(MatchResult::group).toList();
        }
    }

    /**
     * How much of what is found is of the text, and how much of the text is found: by runs of four words, each as often as it is there, as
     * {@code bench/articles} counts them.
     */
    private record Score(double precision, double recall) {
        private static final int RUN = 4;

        static Score of(List<String> found, List<String> wanted) {
            Map<List<String>, Integer> ours = runs(found);
            Map<List<String>, Integer> theirs = runs(wanted);
            double both = theirs.entrySet().stream()
                    .mapToInt(run -> Math.min(run.getValue(), ours.getOrDefault(run.getKey(), 0)))
                    .sum();
            return new Score(ours.isEmpty() ? 0 : both / total(ours), both / total(theirs));
        }

        private static int total(Map<List<String>, Integer> runs) {
            return runs.values().stream().mapToInt(Integer::intValue).sum();
        }

        private static Map<List<String>, Integer> runs(List<String> words) {
            Map<List<String>, Integer> runs = new HashMap<>();
            for (int i = 0; i + RUN <= words.size(); i++) {
                runs.merge(words.subList(i, i + RUN), 1, Integer::sum);
            }
            return runs;
        }
    }

    /** Sums over pages; each page has the same weight. */
    private static final class Figures {
        private int pages;
        private double precision;
        private double recall;
        private int titles;
        private int days;

        void add(Labelled page, CleanRelease release) {
            Score score = page.score(release);
            pages++;
            precision += score.precision;
            recall += score.recall;
            titles += page.hasTitleOf(release) ? 1 : 0;
            days += page.hasDayOf(release) ? 1 : 0;
        }

        double f1() {
            return 2 * precision * recall / (precision + recall) / pages;
        }

        void print(String half) {
            System.out.printf(
                    "pages of press offices, %s: precision %.3f, recall %.3f, F1 %.3f; titles %d, days %d of %d%n",
                    half, precision / pages, recall / pages, f1(), titles, days, pages);
        }
    }
}
