package io.wirewatch.bench.rivals;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Web pages of press offices: a release that mentions the actors of {@link Workload}'s document by name, among navigation, teasers
 * and a footer. The catalogue has all names of {@link TaggingWorkload}.
 */
final class PipelineWorkload {
    /** What English texts hold most: cleaning tells prose by it. */
    private static final String[] LITTLE_WORDS =
            ("the of and to in a is that for it on was with as be by at from this have or are"
                            + " which not but were an their they has its will been more would who he when than into about after")
                    .split(" ");

    private static final int PARAGRAPHS = 6;
    private static final int SENTENCES = 4;
    private static final int WORDS = 18;
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private final Random random;
    private final List<String> words;
    private final Zipf rest;
    private final List<Actor> actors;
    private final List<RawRelease> pages = new ArrayList<>();

    /**
     * @param subscriptions their documents say whom a page mentions
     * @param names their actors' names are lent to those of the subscriptions
     */
    PipelineWorkload(Workload subscriptions, TaggingWorkload names, long seed) {
        this.random = new Random(seed);
        this.words = names.words();
        this.rest = new Zipf(words.size(), 1.0);
        this.actors = IntStream.range(0, names.actors().size())
                .mapToObj(i -> i < Workload.ACTORS
                        ? renamed(names.actors().get(i), Workload.actor(i))
                        : names.actors().get(i))
                .toList();
        for (int i = 0; i < subscriptions.documents().length; i++) {
            pages.add(page(i, subscriptions.documents()[i]));
        }
    }

    private static Actor renamed(Actor actor, String id) {
        return new Actor(id, actor.name(), actor.kind(), actor.aliases());
    }

    List<Actor> actors() {
        return actors;
    }

    List<RawRelease> pages() {
        return pages;
    }

    /** Bytes of a page, on average. */
    double bytes() {
        return pages.stream().mapToInt(page -> page.body().length).average().orElseThrow();
    }

    private RawRelease page(int number, int[] mentioned) {
        List<String> names = new ArrayList<>();
        for (int actor : mentioned) {
            names.add(actors.get(actor).name());
        }
        int sentences = PARAGRAPHS * SENTENCES;
        while (names.size() < sentences) {
            names.add(null);
        }
        Collections.shuffle(names, random);
        StringBuilder article = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            article.append(i % SENTENCES == 0 ? "<p>" : " ").append(sentence(names.get(i)));
            article.append(i % SENTENCES == SENTENCES - 1 ? "</p>\n" : "");
        }
        String title = "A statement of the office, number " + number;
        String html = """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <link rel="stylesheet" href="/style.css"><script>var page = {id: %2$d};</script></head><body>
                <header><a href="/">Press office</a><nav><ul>%3$s</ul></nav></header>
                <div class="main"><div class="breadcrumb"><a href="/">Home</a> / <a href="/news">News</a></div>
                <article class="release"><h1>%1$s</h1><p class="date">March 1, 2026</p>
                %4$s</article>
                <aside class="sidebar"><h3>More news</h3><ul>%5$s</ul></aside></div>
                <footer><p>© 2026 The press office. <a href="/privacy">Privacy</a> <a href="/terms">Terms of use</a></p></footer>
                </body></html>
                """.formatted(title, number, links("topic", 12), article, links("teaser", 10));
        return new RawRelease(
                Ids.hashed("rel", Integer.toString(number)),
                "bench",
                "text/html",
                "utf-8",
                html.getBytes(StandardCharsets.UTF_8),
                null,
                "https://www.example.org/releases/" + number,
                "2026-03-01T12:00:00Z",
                "en",
                false,
                false,
                TIME);
    }

    private static String links(String what, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<li class=\"" + what + "\"><a href=\"/" + what + "/" + i + "\">Read " + what + " " + i
                        + "</a></li>")
                .collect(Collectors.joining());
    }

    private String sentence(String name) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            said.add(i % 2 == 0 ? LITTLE_WORDS[random.nextInt(LITTLE_WORDS.length)] : words.get(rest.draw(random)));
        }
        if (name != null) {
            said.set(7, name);
        }
        said.set(10, said.get(10) + ",");
        String first = said.getFirst();
        said.set(0, Character.toUpperCase(first.charAt(0)) + first.substring(1));
        return String.join(" ", said) + ".";
    }
}
