package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.MainText;
import io.wirewatch.core.cleaning.RefusedReleaseException;
import io.wirewatch.core.release.RawRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;

/** The main text of news pages, and how fast it is found, beside readability4j. */
final class ArticlesBench {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    private final ArticlesPlan plan;
    private final Path checkout;
    private final Consumer<String> progress;
    private final Cleaner cleaner = new Cleaner();

    ArticlesBench(ArticlesPlan plan, Path checkout, Consumer<String> progress) {
        this.plan = plan;
        this.checkout = checkout;
        this.progress = progress;
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        List<ArticleSet.Labelled> pages = ArticleSet.read(checkout);
        if (pages.isEmpty()) {
            throw new IOException("no pages in " + checkout);
        }
        PageReader ours = new PageReader("**Wirewatch**, main text alone", pages, page -> MainText.of(page.html()));
        PageReader whole = new PageReader("**Wirewatch**, whole cleaning", pages, this::cleaned);
        PageReader theirs = new PageReader("readability4j", pages, ArticlesBench::readable);
        // What is timed is what they give, not how the rival's answer is made fit for the score.
        PageReader timed =
                new PageReader(theirs.name(), pages, page -> parsed(page).getTextContent());
        Pass.over(ours, pages.size(), plan.warmUp(), Integer.MAX_VALUE);
        Pass.over(whole, pages.size(), plan.warmUp(), Integer.MAX_VALUE);
        Pass.over(timed, pages.size(), plan.warmUp(), Integer.MAX_VALUE);
        List<Double> alone = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("speed, round " + (round + 1));
            other.add(rate(timed));
            alone.add(rate(ours));
            all.add(rate(whole));
        }
        progress.accept("main text");
        return pages.size() + " pages of " + kilobytes(pages) + " kB on average.\n\n"
                + new Table("main text, runs of four words", "precision", "recall", "F1", "bar")
                        .row(score(ours, "0.96"))
                        .row(score(whole, "0.96"))
                        .row(score(theirs, ""))
                        .markdown()
                + "\n"
                + new Table("pages a CPU-second", "Wirewatch", "readability4j", "ratio", "bar")
                        .row(speed("main text alone", alone, other, "3"))
                        .row(speed("whole cleaning", all, other, ""))
                        .markdown();
    }

    private double rate(PageReader reader) throws Exception {
        return Pass.over(reader, reader.pages().size(), plan.time(), Integer.MAX_VALUE)
                .perCpuSecond();
    }

    private static String[] speed(String what, List<Double> own, List<Double> other, String bar) {
        return new String[] {
            what,
            Spread.of(own).text(),
            Spread.of(other).text(),
            Spread.ofRatios(own, other).text(),
            bar
        };
    }

    private static long kilobytes(List<ArticleSet.Labelled> pages) {
        return Math.round(
                pages.stream().mapToInt(page -> page.html().length).average().orElseThrow() / 1e3);
    }

    private static String[] score(PageReader reader, String bar) throws Exception {
        ShingleScore.Mean mean = reader.score();
        return new String[] {
            reader.name(), three(mean.precision()), three(mean.recall()), "**" + three(mean.f1()) + "**", bar
        };
    }

    private static String three(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private String cleaned(ArticleSet.Labelled page) {
        RawRelease raw = new RawRelease(
                "rel_" + page.id().substring(0, 22),
                "push",
                "text/html",
                null,
                page.html(),
                null,
                page.url(),
                null,
                null,
                false,
                false,
                RECEIVED);
        try {
            return cleaner.clean(raw).releases().stream()
                    .map(release -> release.text().text())
                    .collect(Collectors.joining("\n\n"));
        } catch (RefusedReleaseException e) {
            return "";
        }
    }

    private static String readable(ArticleSet.Labelled page) {
        String html = parsed(page).getContent();
        // The words of neighbouring blocks apart, as its own plain text does not keep them.
        return html == null ? "" : Jsoup.parse(html).text();
    }

    private static Article parsed(ArticleSet.Labelled page) {
        return new Readability4J(page.url(), new String(page.html(), StandardCharsets.UTF_8)).parse();
    }
}
