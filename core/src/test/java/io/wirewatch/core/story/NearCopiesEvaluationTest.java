package io.wirewatch.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.Corpus;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How well copies are told from forms, on the pairs of Senate releases that come with the corpus: joint releases, word for word or edited
 * by one office, and releases that one office wrote from one mould at other times. Prints what was missed and what was merged.
 */
class NearCopiesEvaluationTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00Z");
    private static final Pattern NAME = Pattern.compile("(.+)/(\\d+)(\\p{L}{3})(\\d{4}).*");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    @Test
    void withDatesAndSources() {
        Score score = score("with dates and sources", true, true);

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.wrong()).isLessThanOrEqualTo(0.005);
    }

    @Test
    void withoutSources() {
        Score score = score("with dates, sources unknown", true, false);

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.wrong()).isLessThanOrEqualTo(0.005);
    }

    /** Whether a form is filled in again often shows only in the date; so here many copies are missed rather than news hidden. */
    @Test
    void withoutDates() {
        Score score = score("with sources, dates unknown", false, true);

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.9);
        assertThat(score.wrong()).isLessThanOrEqualTo(0.005);
    }

    private record Score(int copies, int found, int forms, int merged) {
        double f1() {
            return 2.0 * found / (copies + found + merged);
        }

        double wrong() {
            return (double) merged / forms;
        }
    }

    private static Score score(String how, boolean dated, boolean sourced) {
        List<String[]> pairs = Corpus.text("senate-press-releases/pairs.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();
        int copies = 0;
        int found = 0;
        int merged = 0;
        for (String[] pair : pairs) {
            boolean copy = !pair[2].equals("template_not_duplicate");
            boolean one = areOneStory(release(pair[0], dated, sourced), release(pair[1], dated, sourced));
            copies += copy ? 1 : 0;
            found += copy && one ? 1 : 0;
            merged += !copy && one ? 1 : 0;
            if (copy != one) {
                System.out.println((one ? "merged " : "missed ") + String.join(" ", pair));
            }
        }
        Score score = new Score(copies, found, pairs.size() - copies, merged);
        System.out.printf(
                Locale.ROOT,
                "copies among %d pairs, %s: precision %.3f, recall %.3f, F1 %.3f; forms merged %d of %d%n",
                pairs.size(),
                how,
                (double) found / (found + merged),
                (double) found / copies,
                score.f1(),
                merged,
                score.forms());
        return score;
    }

    private static boolean areOneStory(CleanRelease a, CleanRelease b) {
        Stories stories = new Stories(new TextsInMemory(), Duration.ofDays(7), 10);
        return stories.decide(List.of(a), ARRIVAL).equals(stories.decide(List.of(b), ARRIVAL));
    }

    private static CleanRelease release(String file, boolean dated, boolean sourced) {
        Matcher name = NAME.matcher(file);
        assertThat(name.matches()).as(file).isTrue();
        LocalDate day = LocalDate.parse(name.group(2) + " " + name.group(3) + " " + name.group(4), DAY);
        byte[] body = bytes("senate-press-releases/" + file);
        return new Cleaner()
                .clean(new RawRelease(
                        "rel_" + file,
                        sourced ? name.group(1) : "push",
                        "text/plain",
                        null,
                        body,
                        null,
                        null,
                        dated ? day.toString() : null,
                        null,
                        false,
                        false,
                        ARRIVAL))
                .carrier();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Corpus.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
