package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Table;
import io.wirewatch.core.cleaning.PageDay;
import io.wirewatch.core.release.RawRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** When pages were published: how often the day that people tell is found. */
final class DatesBench {
    /** After every page of the set. */
    private static final Instant RECEIVED = Instant.parse("2026-11-24T10:00:00Z");

    private static final String BAR = "0.95";

    private final Path checkout;
    private final Consumer<String> progress;
    private final PageDay pageDay = new PageDay();
    private final List<String> missed = new ArrayList<>();

    DatesBench(Path checkout, Consumer<String> progress) {
        this.checkout = checkout;
        this.progress = progress;
    }

    /** A page and what was found on it. */
    private record Reading(DatedPages.Labelled page, Optional<PageDay.Found> found) {
        Optional<LocalDate> day() {
            return found.map(PageDay.Found::day);
        }

        boolean isWrong() {
            return !day().equals(page.day());
        }

        String line() {
            return "%s\t%s\t%s\t%s"
                    .formatted(
                            page.day().map(LocalDate::toString).orElse("none"),
                            day().map(LocalDate::toString).orElse("none"),
                            found.map(PageDay.Found::source).orElse("-"),
                            page.url());
        }
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws IOException {
        List<DatedPages.Labelled> pages = DatedPages.read(checkout);
        if (pages.isEmpty()) {
            throw new IOException("no pages in " + checkout);
        }
        progress.accept("pages with their addresses");
        List<Reading> readings = readings(pages, true);
        progress.accept("pages alone");
        List<Reading> alone = readings(pages, false);
        readings.stream()
                .filter(reading -> reading.page().mayBeLookedAt() && reading.isWrong())
                .map(Reading::line)
                .forEach(missed::add);
        return new Table("the day as the page writes it", "pages", "precision", "recall", "F1", "accuracy", "bar")
                .row(score("half that rules were made on", readings, page -> page.mayBeLookedAt(), ""))
                .row(score("other half", readings, page -> !page.mayBeLookedAt(), ""))
                .row(score("all", readings, page -> true, BAR))
                .row(score("all, their addresses not known", alone, page -> true, ""))
                .markdown();
    }

    /** What was missed where one may look: right day, day found, where it stood, address. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    private List<Reading> readings(List<DatedPages.Labelled> pages, boolean withAddresses) {
        return pages.stream()
                .map(page -> new Reading(page, pageDay.of(raw(page, withAddresses ? page.url() : null))))
                .toList();
    }

    private static String[] score(
            String name, List<Reading> readings, Predicate<DatedPages.Labelled> which, String bar) {
        DayScore score = DayScore.NONE;
        for (Reading reading : readings) {
            score = which.test(reading.page())
                    ? score.with(reading.day(), reading.page().day())
                    : score;
        }
        return new String[] {
            name,
            Integer.toString(score.pages()),
            three(score.precision()),
            three(score.recall()),
            "**" + three(score.f1()) + "**",
            three(score.accuracy()),
            bar
        };
    }

    private static String three(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static RawRelease raw(DatedPages.Labelled page, String url) {
        return new RawRelease(
                "rel_0000000000000000000001",
                "push",
                "text/html",
                null,
                page.html(),
                null,
                url,
                null,
                null,
                false,
                false,
                RECEIVED);
    }
}
