package io.wirewatch.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Makes releases up: the same seed and number give the same release, no two have the same text. Of ten, three are short,
 * five of middle length and two long; every third is an HTML page with navigation and advertising around it.
 */
public final class Drafts {
    /** What a watched release mentions in one paragraph, and no other release does. */
    public static final String WATCHED = "PARAGRAPH(NATO AND Russia AND \"liaison office\")";

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long seed;

    public Drafts(long seed) {
        this.seed = seed;
    }

    /**
     * Releases of a source.
     *
     * @param watched which of them, by number from 0, match {@link #WATCHED}
     */
    public List<Draft> of(String source, int count, IntPredicate watched) {
        return IntStream.range(0, count)
                .mapToObj(number -> draft(source, number, watched.test(number)))
                .toList();
    }

    private Draft draft(String source, int number, boolean watched) {
        SplittableRandom random = new SplittableRandom(seed + MIX * (source.hashCode() * 1_000_003L + number));
        String title = Words.title(random, number);
        List<String> paragraphs = paragraphs(random, number);
        if (watched) {
            paragraphs.add(
                    1,
                    "NATO and Russia opened a liaison office with " + random.nextInt(2, 90) + " officers. "
                            + Words.sentence(random));
        }
        boolean page = number % 3 == 2;
        String body = page ? page(title, paragraphs) : String.join("\n\n", paragraphs);
        return new Draft(source, source + "-" + number, title, body, page);
    }

    private static List<String> paragraphs(SplittableRandom random, int number) {
        int kind = random.nextInt(10);
        int count = kind < 3 ? random.nextInt(2, 4) : kind < 8 ? random.nextInt(5, 9) : random.nextInt(15, 30);
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder paragraph = new StringBuilder(i == 0 ? Words.dateline(random) : "");
            int sentences = random.nextInt(2, 5);
            for (int j = 0; j < sentences; j++) {
                paragraph.append(j == 0 ? "" : " ").append(Words.sentence(random));
            }
            paragraphs.add(paragraph.toString());
        }
        paragraphs.add("The record of the meeting has the number " + number + "/" + random.nextInt(1_000_000) + ".");
        return paragraphs;
    }

    private static String page(String title, List<String> paragraphs) {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head><body>
                <nav><a href="/">Home</a> <a href="/news">News</a> <a href="/photos">Photos</a></nav>
                <article><h1>%1$s</h1><p>%2$s</p></article>
                <aside>Join the mailing list <a href="/ads">Find a job near you</a></aside>
                <footer>Copyright. All rights reserved. <a href="/privacy">Privacy</a></footer></body></html>
                """.formatted(title, String.join("</p>\n<p>", paragraphs));
    }
}
