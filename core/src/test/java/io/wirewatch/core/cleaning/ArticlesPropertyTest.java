package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Made-up pages, each word of which stands there once: of several whole releases, and of one. */
class ArticlesPropertyTest {
    private static final List<String> WRAPPERS = List.of(
            "%s",
            "<div>%s</div>", "<main>%s</main>", "<div id=page><div class=content>%s</div></div>", "<form>%s</form>");
    private static final List<String> ITEMS = List.of(
            "<article>%s</article>",
            "<article class='post type-post'>%s</article>",
            "<div class=hentry>%s</div>",
            "<li><article>%s</article></li>",
            "<div><div class='press-release'>%s</div><hr></div>",
            "<section itemscope itemtype='http://schema.org/BlogPosting'>%s</section>");
    private static final List<String> DATES = List.of(
            "<p>%d May 2012</p>",
            "<p class=meta>Published on %d May 2012</p>",
            "<header><a href=/x><time datetime=2012-05-%02d>%1$d May 2012</time></a></header>",
            "<meta itemprop=datePublished content=2012-05-%02d>");
    private static final List<String> NOISE = List.of(
            "<nav><a href=/>Home</a> <a href=/n>News of the harbour</a></nav>",
            "<aside><p>What else the council of the harbour has to say about itself, in a column beside.</p></aside>",
            "<div class=share-buttons><a href=#>Send to a friend</a></div>",
            "<p hidden>Words that nobody sees on this page, however long they go on about nothing at all.</p>",
            "<script>var a = 'the harbour council of Vestby opened its pier';</script>",
            "<ul class=menu><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul>",
            "<!-- words -->",
            "<figure><img src=x><figcaption>A pier. Photo: O. Nes</figcaption></figure>");

    /** What makes one release of a page that else holds several. */
    private static final List<String> SPOILERS =
            List.of("type", "data", "title", "dates", "more", "post", "chapters", "rank");

    @Property(tries = 1000)
    void everyWordOfSeveralReleasesStandsInOneOfThem(@ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int count) {
        Maker maker = new Maker(seed);
        List<Made> made = maker.releases(count);
        String intro = maker.random.nextBoolean() ? maker.words(8) : "";
        CleanedPage page = clean(maker.page("", intro, maker.html(made)));

        assertThat(page.parts())
                .extracting(part -> part.head().title())
                .containsExactlyElementsOf(made.stream().map(Made::title).toList());
        for (int i = 0; i < count; i++) {
            CleanRelease part = page.parts().get(i);
            assertThat(part.text().text())
                    .endsWith(String.join("\n\n", made.get(i).paragraphs()));
            assertThat(part.head().publishedAt())
                    .isEqualTo("2012-05-%02dT00:00:00Z".formatted(made.get(i).day()));
        }
        assertThat(page.carrier().text().text()).isEqualTo(intro);
        Map<String, Long> words = page.releases().stream()
                .flatMap(release -> Stream.of(release.text().text().split("\\W+")))
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        assertThat(made.stream()
                        .flatMap(release -> release.paragraphs().stream())
                        .flatMap(paragraph -> Stream.of(paragraph.split("\\W+")))
                        .filter(word -> words.getOrDefault(word, 0L) != 1))
                .isEmpty();
    }

    @Property(tries = 1000)
    void whatSpeaksAgainstSeveralReleasesKeepsThemTogether(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int count, @ForAll @IntRange(max = 7) int spoiler) {
        Maker maker = new Maker(seed);
        maker.spoiler = SPOILERS.get(spoiler);
        List<Made> made = maker.releases(count);
        String head = switch (maker.spoiler) {
            case "type" -> "<meta property=og:type content=article>";
            case "data" -> "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>";
            case "title" ->
                "<meta property=og:title content='"
                        + made.get(maker.random.nextInt(count)).title() + "'>";
            default -> "";
        };
        String html = maker.html(made);
        CleanedPage page = clean(
                maker.page(head, "", maker.spoiler.equals("post") ? "<div class=hentry>" + html + "</div>" : html));

        assertThat(page.parts().size()).as(maker.spoiler).isZero();
    }

    @Property(tries = 1000)
    void oneReleaseIsNeverSplit(@ForAll long seed, @ForAll @IntRange(max = 6) int extras) {
        Maker maker = new Maker(seed);
        StringBuilder html = new StringBuilder(maker.html(maker.releases(1)));
        for (int i = 0; i < extras; i++) {
            int day = 1 + maker.random.nextInt(28);
            String teaser = "<h2><a href=/t%d>%s</a></h2><p>%d May 2012</p><p>%s</p>"
                    .formatted(i, maker.words(4), day, maker.words(15));
            html.append(maker.item.formatted(teaser));
        }
        CleanedPage page = clean(maker.page("", "", html.toString()));

        assertThat(page.parts().size()).isZero();
    }

    private static CleanedPage clean(String html) {
        return new Cleaner().clean(Raw.html(html));
    }

    private record Made(String title, int day, List<String> paragraphs) {}

    /** Makes pages; what is chosen once holds for all releases of one. */
    private static final class Maker {
        private final Random random;
        private final String item;
        private final String date;
        private final boolean linked;
        private final int rank;
        private int word;
        private String spoiler = "";

        Maker(long seed) {
            random = new Random(seed);
            item = one(ITEMS);
            date = one(DATES);
            linked = random.nextBoolean();
            rank = 1 + random.nextInt(4);
        }

        private String one(List<String> of) {
            return of.get(random.nextInt(of.size()));
        }

        List<Made> releases(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new Made(
                            words(3 + random.nextInt(6)),
                            1 + random.nextInt(28),
                            IntStream.range(0, 2 + random.nextInt(5))
                                    .mapToObj(p -> words(50 + random.nextInt(40)) + ".")
                                    .toList()))
                    .toList();
        }

        /** Words that no page has twice. */
        String words(int count) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                StringBuilder letters = new StringBuilder();
                for (int n = word++; n > 0 || letters.isEmpty(); n /= 20) {
                    letters.append("bcdfghjklmnpqrstvwxz".charAt(n % 20)).append("aeiou".charAt(random.nextInt(5)));
                }
                words.add(letters.append("na").toString());
            }
            String line = String.join(" ", words);
            return Character.toUpperCase(line.charAt(0)) + line.substring(1);
        }

        String html(List<Made> releases) {
            StringBuilder html = new StringBuilder();
            int spoiled = random.nextInt(releases.size());
            for (int i = 0; i < releases.size(); i++) {
                html.append(noise()).append(item(i, releases.get(i), i == spoiled));
            }
            return html.append(noise()).toString();
        }

        private String item(int index, Made release, boolean isSpoiled) {
            int its = spoiler.equals("rank") && isSpoiled ? rank + 1 : rank;
            boolean dated = !spoiler.equals("dates");
            String title = linked && dated ? "<a href=/r%d>%s</a>".formatted(index, release.title()) : release.title();
            String text =
                    release.paragraphs().stream().map(p -> "<p>" + p + "</p>").collect(Collectors.joining(noise()));
            String more = spoiler.equals("more") ? "<p><a href=/r" + index + ">Read more</a></p>" : "";
            String html = item.formatted("<h%d>%s</h%1$d>".formatted(its, title)
                    + (dated ? date.formatted(release.day()) : "")
                    + noise()
                    + text
                    + more);
            return spoiler.equals("chapters") ? "<div id=chapter>" + html + "</div>" : html;
        }

        private String noise() {
            return random.nextInt(3) == 0 ? one(NOISE) : "";
        }

        String page(String head, String intro, String main) {
            return "<html><head><title>News of the harbour council</title>" + head + "</head><body>" + noise()
                    + one(WRAPPERS).formatted((intro.isEmpty() ? "" : "<p>" + intro + "</p>") + main) + noise()
                    + "</body></html>";
        }
    }
}
