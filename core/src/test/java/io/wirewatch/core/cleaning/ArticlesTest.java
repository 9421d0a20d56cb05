package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.Selectors;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of several whole releases, in the manner of ministries, archives and blogs; and those that only look like them. */
class ArticlesTest {
    private static final List<String> PIER = List.of(
            "The harbour council of Vestby opened its new customs pier on Monday, and the mayor of the town promised that it will be"
                    + " used by every ferry that calls there before the end of the year.",
            "Ministers of both coasts came by boat and left by train, as the wind had turned in the afternoon. The pier cost nine million"
                    + " crowns, two more than the council had set aside for it in its plan.",
            "It replaces a wooden one of the last century, which will be kept as a place to swim from, said the council.");
    private static final List<String> HERRING = List.of(
            "Fishing for herring is closed from Kleppa to the northern light until the spring, the ministry decided on the advice of the"
                    + " institute that counts the fish each autumn.",
            "Boats under ten metres may go on, and each of them has to report what it lands. \"We hope that the stock is back within two"
                    + " years,\" said minister Oda Brekke in the parliament.",
            "The owners of larger boats are paid for a third of the days on which they lie still.");
    private static final List<String> LIGHT = List.of(
            "The lighthouse of Sandnes is lit again after four months of repair, and keeper Arne Lund invited the children of the"
                    + " village to climb its two hundred steps on the first evening.",
            "Its lamp needs a tenth of the power of the old one and is seen from thirty miles. The foundation that owns the tower paid for"
                    + " it with the gifts of six thousand people.",
            "Visitors may come at weekends from April on, when the boat to the island sails again.");
    private static final String TEASER =
            "Ferries sailed on time in the whole of the last month, the company said, and more people took them than ever.";

    @Test
    void theReleasesOfAMinistrysDay() {
        CleanedPage page = clean(
                "<html lang=en><head><title>Press releases of 3 May 2012 - Ministry of Ferries</title></head><body>"
                        + "<header><a href=/>Ministry of Ferries</a><nav><a href=/n>News</a></nav></header><main><h1>Press releases of 3 May 2012</h1>"
                        + "<p>What the ministry and its agencies have told the press today, in full.</p>"
                        + article("<h2>A Pier for Vestby</h2><p class=date>3 May 2012</p>", PIER)
                        + article("<h2>No Herring Until Spring</h2><p class=date>3 May 2012</p>", HERRING)
                        + article("<h2>Sandnes Is Lit Again</h2><p class=date>2 May 2012</p>", LIGHT)
                        + "</main><footer><p>Ministry of Ferries, Pier 1, Vestby, with everything that stands below pages.</p></footer></body></html>");

        assertThat(page.carrier().bundle()).isTrue();
        assertThat(page.carrier().head().title()).isEqualTo("Press releases of 3 May 2012");
        assertThat(page.carrier().text().text())
                .isEqualTo("What the ministry and its agencies have told the press today, in full.");
        assertThat(titles(page))
                .containsExactly("A Pier for Vestby", "No Herring Until Spring", "Sandnes Is Lit Again");
        assertThat(texts(page))
                .containsExactly(
                        "3 May 2012\n\n" + String.join("\n\n", PIER),
                        "3 May 2012\n\n" + String.join("\n\n", HERRING),
                        "2 May 2012\n\n" + String.join("\n\n", LIGHT));
        CleanRelease last = page.parts().getLast();
        assertThat(last.head().publishedAt()).isEqualTo(Instant.parse("2012-05-02T00:00:00Z"));
        assertThat(last.dateSource()).isEqualTo("text");
        assertThat(last.head().id()).isEqualTo(Ids.part(Raw.ID, 2));
        assertThat(last.head().carrier()).isEqualTo(Raw.ID);
        assertThat(page.carrier().head().parts())
                .isEqualTo(page.parts().stream().map(part -> part.head().id()).toList());
    }

    @Test
    void theFrontPageOfABlogWithPostsDatedByTheirMarkup() {
        CleanedPage page = clean(
                "<html><head><title>The Harbour Blog</title><meta property=og:type content=website></head><body class=home>"
                        + "<div id=page><div id=content>"
                        + post(12, "A Pier for Vestby", "2012-05-03T09:30:00+02:00", PIER)
                        + post(11, "No Herring Until Spring", "2012-05-02T11:00:00+02:00", HERRING)
                        + "<div class=nav-below><a href=/page/2>Older posts</a></div></div>"
                        + "<div id=sidebar class=sidebar><ul><li><a href=/a>About the harbour</a></li></ul></div></div></body></html>");

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
        assertThat(texts(page)).containsExactly(String.join("\n\n", PIER), String.join("\n\n", HERRING));
        assertThat(page.parts())
                .extracting(part -> part.head().publishedAt())
                .containsExactly(Instant.parse("2012-05-03T07:30:00Z"), Instant.parse("2012-05-02T09:00:00Z"));
        assertThat(page.parts()).extracting(CleanRelease::dateSource).containsOnly("metadata");
        assertThat(page.parts())
                .extracting(part -> part.head().publishedPrecision())
                .containsOnly(PublishedPrecision.INSTANT);
        assertThat(page.carrier().text().text()).isEmpty();
        assertThat(page.carrier().head().title()).isEqualTo("The Harbour Blog");
    }

    /** A page without a title of its own is called by its first release, as any bundle is. */
    @Test
    void aPageWithoutAnyWordsAroundItsReleases() {
        CleanedPage page = clean("<html><body>" + dated(1, "A Pier for Vestby", PIER)
                + dated(2, "No Herring Until Spring", HERRING) + "</body></html>");

        assertThat(page.carrier().head().title()).isEqualTo("A Pier for Vestby");
        assertThat(page.carrier().text().text()).isEmpty();
        assertThat(page.parts()).hasSize(2);
    }

    @Test
    void articlesInItemsOfAListAreSiblingsToo() {
        CleanedPage page = clean(page("<ul><li>" + dated(1, "A Pier for Vestby", PIER) + "</li><li>"
                + dated(2, "No Herring Until Spring", HERRING) + "</li></ul>"));

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
    }

    @Test
    void blocksThatAVocabularyCallsArticles() {
        String item =
                "<div itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop=datePublished content=2012-05-0%d>"
                        + "<h3 itemprop=headline>%s</h3><div itemprop=articleBody>%s</div></div>";
        CleanedPage page = clean(page(item.formatted(3, "A Pier for Vestby", paragraphs(PIER))
                + item.formatted(2, "No Herring Until Spring", paragraphs(HERRING))));

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
        assertThat(page.parts())
                .extracting(part -> part.head().publishedAt())
                .containsExactly(Instant.parse("2012-05-03T00:00:00Z"), Instant.parse("2012-05-02T00:00:00Z"));
    }

    /** Blogs of long ago: the day stands above the post, its address below. */
    @Test
    void theDayOfAPostMayBeAHeadingAboveIt() {
        String post =
                "<div class=date-outer><h2 class=date-header><span>%s</span></h2><div class='post hentry'><h3 class='post-title'>"
                        + "<a href='/2012/05/%s.html'>%s</a></h3><div class='post-body'>%s</div><div class='post-footer'><a href='/2012/05/%2$s.html'>"
                        + "<abbr class=published title='2012-05-0%sT10:00:00+02:00'>10:00</abbr></a></div></div></div>";
        CleanedPage page = clean(page(post.formatted(
                        "Thursday, 3 May 2012", "pier", "A Pier for Vestby", paragraphs(PIER), 3)
                + post.formatted(
                        "Wednesday, 2 May 2012", "herring", "No Herring Until Spring", paragraphs(HERRING), 2)));

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
        assertThat(page.parts().getLast().head().publishedAt()).isEqualTo(Instant.parse("2012-05-02T08:00:00Z"));
    }

    @Test
    void aShortReleaseAmongWholeOnesIsOneToo() {
        CleanedPage page = clean(page(dated(1, "A Pier for Vestby", PIER)
                + dated(2, "Herring", List.of(HERRING.getFirst()))
                + dated(3, "Sandnes Is Lit Again", LIGHT)));

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "Herring", "Sandnes Is Lit Again");
    }

    @Test
    void aDatelineSaysThatAReleaseBegins() {
        CleanedPage page = clean(page(article(
                        "<h2>A Pier for Vestby</h2><p>VESTBY, 3 May 2012 – " + PIER.getFirst() + "</p>",
                        PIER.subList(1, 3))
                + article(
                        "<h2>No Herring Until Spring</h2><p>KLEPPA, 2 May 2012 – " + HERRING.getFirst() + "</p>",
                        HERRING.subList(1, 3))));

        assertThat(page.parts()).extracting(CleanRelease::dateline).containsExactly("VESTBY", "KLEPPA");
        assertThat(page.parts()).extracting(CleanRelease::dateSource).containsOnly("dateline");
    }

    @Test
    void commentsOnAReleaseStayAwayFromItsDate() {
        String comment =
                "<article><h4>Odd Nes</h4><time pubdate datetime=2013-01-01>1 January 2013</time><p>Good.</p></article>";
        CleanedPage page = clean(page(article(
                        "<h2>A Pier for Vestby</h2>" + comment
                                + "<p><time datetime=2012-05-03>3 May 2012</time> | Council</p>",
                        PIER)
                + dated(2, "No Herring Until Spring", HERRING)));

        assertThat(page.parts().getFirst().head().publishedAt()).isEqualTo(Instant.parse("2012-05-03T00:00:00Z"));
    }

    @Test
    void anImpossibleDateOfTheMarkupIsPassedOver() {
        CleanedPage page = clean(page(article(
                        "<h2>A Pier for Vestby</h2><p><time datetime=2112-05-03>3 May 2112</time></p><p>Vestby, 3 May 2012</p>",
                        PIER)
                + dated(2, "No Herring Until Spring", HERRING)));

        CleanRelease first = page.parts().getFirst();
        assertThat(first.head().publishedAt()).isEqualTo(Instant.parse("2012-05-03T00:00:00Z"));
        assertThat(first.datesPassedOver())
                .anySatisfy(date -> assertThat(date.reason()).isEqualTo("future"));
    }

    @Test
    void teasersBelowWholeReleasesStayWithThePage() {
        String more = article(
                "<h2><a href=/n/9>Ferries on Time</a></h2><p class=date>1 May 2012</p><p>" + TEASER
                        + "</p><p><a href=/n/9>Read more</a></p>",
                List.of());
        CleanedPage page =
                clean(page(dated(1, "A Pier for Vestby", PIER) + dated(2, "No Herring Until Spring", HERRING) + more));

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
        assertThat(page.carrier().text().text()).contains(TEASER);
    }

    /** A translation with a head of its own is a release of its own, as in a text; see decision 17. */
    @Test
    void twoLanguages() {
        List<String> german = List.of(
                "Der Hafenrat von Vestby hat am Montag seine neue Zollbrücke eröffnet, und der Bürgermeister versprach, dass sie noch vor dem"
                        + " Ende des Jahres von jeder Fähre genutzt wird, die dort anlegt.",
                "Minister beider Küsten kamen mit dem Schiff und fuhren mit dem Zug, da sich der Wind am Nachmittag gedreht hatte. Die Brücke"
                        + " kostete neun Millionen Kronen, zwei mehr als der Rat in seinem Plan vorgesehen hatte.",
                "Sie ersetzt eine hölzerne des letzten Jahrhunderts, die als Badeplatz erhalten bleibt.");

        CleanedPage headed = clean(page(article("<h2>A Pier for Vestby</h2><p>3 May 2012</p>", PIER)
                + article("<h2>Eine Brücke für Vestby</h2><p>3. Mai 2012</p>", german)));
        assertThat(headed.parts()).extracting(part -> part.head().language()).containsExactly("en", "de");

        assertWhole(
                page(article("<h2>A Pier for Vestby</h2>", PIER) + article("<h2>Eine Brücke für Vestby</h2>", german)));
    }

    @Test
    void oneArticleWithComments() {
        String comments = ("<article class=comment><h3>Odd Nes</h3><p>3 May 2012</p>" + paragraphs(LIGHT)
                        + "</article>")
                .repeat(3);
        assertWhole(page(
                "<article><h1>A Pier for Vestby</h1><p>3 May 2012</p>" + paragraphs(PIER) + comments + "</article>"));
        assertWhole(page("<div class=thread>" + dated(1, "A Pier for Vestby", PIER)
                + dated(2, "Re: A Pier for Vestby", LIGHT) + "</div>"));
    }

    @Test
    void oneArticleAboveTeasers() {
        StringBuilder teasers = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            teasers.append(article(
                    "<h2><a href=/n/" + i + ">Ferries, part " + i + "</a></h2><p>" + i + " May 2012</p>",
                    List.of(TEASER)));
        }
        assertWhole(page(dated(1, "A Pier for Vestby", PIER) + teasers));
        assertWhole(page(dated(1, "A Pier for Vestby", PIER) + "<section>" + teasers + "</section>"));
    }

    @Test
    void aListOfTeasers() {
        StringBuilder excerpts = new StringBuilder();
        StringBuilder beginnings = new StringBuilder();
        for (int i = 1; i < 9; i++) {
            String head = "<h2><a href=/n/" + i + ">Ferries, part " + i + "</a></h2><p>" + i + " May 2012</p>";
            excerpts.append(article(head, List.of(PIER.getFirst())));
            beginnings.append(article(head, List.of(PIER.get(0), PIER.get(1), PIER.get(2) + " […]")));
        }
        assertWhole(page(excerpts.toString()));
        assertWhole(page(beginnings.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Read more", "Continue reading →", "Weiterlesen …", "Lire la suite", "Leer más", "Читать далее"})
    void beginningsOfReleasesThatGoOnElsewhere(String more) {
        String below = "<p><a href=/n/%d>" + more + "</a></p></article>";
        String first = dated(1, "A Pier for Vestby", PIER).replace("</article>", below.formatted(1));
        String second = dated(2, "No Herring Until Spring", HERRING).replace("</article>", below.formatted(2));

        assertWhole(page(first + second));
    }

    @Test
    void aLiveBlog() {
        String update =
                "<article class=update><time datetime='2012-05-03T%02d:05Z'>%1$02d:05</time><h2>%s</h2>%s</article>";
        String updates = update.formatted(14, "Mayor cuts the ribbon", paragraphs(PIER))
                + update.formatted(13, "Boats are waiting", paragraphs(HERRING));
        assertWhole(page("<h1>Vestby opens its pier: as it happened</h1>" + updates));
        assertWhole(page("<h1>Vestby opens its pier</h1><div class='live-blog'>"
                + updates.replace(":05</time>", ":05, 3 May 2012</time>") + "</div>"));
    }

    @Test
    void aLongArticleInSections() {
        String title =
                "<html><head><title>How Vestby lives with the sea</title></head><body><main><h1>How Vestby lives with the sea</h1>";
        String head = "<p class=date>3 May 2012</p><p>" + TEASER + "</p>";
        String sections = article("<h2>The pier</h2>", PIER)
                + article("<h2>The herring</h2>", HERRING)
                + article("<h2>The light</h2>", LIGHT);
        assertWhole(title + head + sections + "</main></body></html>");
        assertWhole(title + head + sections.replace("<h2>", "<h2><a href=#top></a>") + "</main></body></html>");
        assertWhole(title + "<article>" + head + sections + "</article></main></body></html>");
        assertWhole(title + "<div class=hentry>" + head
                + sections.replace("<article>", "<div class=post>").replace("</article>", "</div>")
                + "</div></main></body></html>");
    }

    /** A page of services, its sections leading to pages of theirs: nothing was published there. */
    @Test
    void anOverviewWhoseHeadingsAreLinks() {
        assertWhole(page(article("<h2><a href=/pier>The pier</a></h2>", PIER)
                + article("<h2><a href=/fish>The herring</a></h2>", HERRING)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property=og:type content=article>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>",
                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":[\"ReportageNewsArticle\"]}]}</script>",
                "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\"},"
                        + "{\"@type\":\"BlogPosting\"}]}</script>",
                "<meta property=og:title content='A Pier for Vestby'>",
                "<title>A Pier for Vestby | Council</title>"
            })
    void aPageThatSaysThatItIsOneArticle(String head) {
        assertWhole("<html><head>" + head + "</head><body><main>" + dated(1, "A Pier for Vestby", PIER)
                + dated(2, "No Herring Until Spring", HERRING) + "</main></body></html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property=og:type content=website>",
                "<script type='application/ld+json'>{\"@type\":\"Blog\",\"blogPost\":[{\"@type\":\"BlogPosting\"},{\"@type\":\"BlogPosting\"}]}</script>",
                "<script type='application/ld+json'>{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\"}]}</script>",
                "<title>News | Council</title>"
            })
    void aPageThatSaysThatItIsAList(String head) {
        assertThat(clean("<html><head>" + head + "</head><body><main>" + dated(1, "A Pier for Vestby", PIER)
                                + dated(2, "No Herring Until Spring", HERRING) + "</main></body></html>")
                        .parts())
                .hasSize(2);
    }

    @Test
    void partsOfSomethingElseThatAreDated() {
        String two = dated(1, "The Pier", PIER) + dated(2, "The Herring", HERRING);
        assertWhole(page("<article>" + two + "</article>"));
        assertWhole(page("<div class=hentry>" + two + "</div>"));
        assertWhole("<html itemscope itemtype='https://schema.org/NewsArticle'><body><main>" + two
                + "</main></body></html>");
        assertWhole(page("<div id=timeline>" + two + "</div>"));
        assertWhole(page(two.replace("<article>", "<article class='book-chapter'>")));
        assertThat(clean(page(two.replace("<article>", "<article class='post tag-live category-newsletter'>")))
                        .parts())
                .as("what a post is about")
                .hasSize(2);
    }

    @Test
    void postsOfAThread() {
        assertWhole(page(dated(1, "Re: The Pier", PIER) + dated(2, "Re: The Pier", HERRING)));
        assertWhole(
                page(dated(1, "<a href=/1>The Pier</a>", PIER) + dated(2, "<a href=/1>The Pier again</a>", HERRING)));
    }

    @Test
    void headingsThatLeadToPlacesOfTheSamePage() {
        String item = "<div class=hentry><h2><a href='%s'>%s</a></h2>%s</div>";
        String elsewhere = page(item.formatted("/pier", "The Pier", paragraphs(PIER))
                + item.formatted("/fish", "The Herring", paragraphs(HERRING)));

        assertThat(clean(elsewhere).parts()).hasSize(2);
        assertWhole(elsewhere.replace("href='/", "href='#"));
    }

    /** Two whole ones do not make releases of many short ones: those may be excerpts. */
    @Test
    void moreShortOnesThanWholeOnes() {
        StringBuilder page = new StringBuilder(
                dated(1, "A Pier for Vestby", repeated(PIER)) + dated(2, "Herring", repeated(HERRING)));
        for (int i = 3; i < 6; i++) {
            page.append(dated(i, "Ferries, part " + i, List.of(PIER.getFirst())));
        }
        assertWhole(page(page.toString()));
    }

    @Test
    void wholeReleasesAmongMoreBeginnings() {
        StringBuilder page = new StringBuilder(dated(1, "A Pier for Vestby", PIER) + dated(2, "Herring", HERRING));
        for (int i = 3; i < 9; i++) {
            page.append(dated(i, "Ferries, part " + i, List.of(PIER.getFirst() + " …")));
        }
        assertWhole(page(page.toString()));
    }

    @Test
    void whatStandsAroundReleasesIsNoneOfThem() {
        String posts = (dated(1, "A Pier for Vestby", PIER) + dated(2, "No Herring Until Spring", HERRING))
                .replace("<article>", "<div class=post>")
                .replace("</article>", "</div>");
        String related = "<div class='post related-posts'><h4>Ferries</h4><p>" + TEASER + " " + TEASER + "</p></div>";

        assertThat(titles(clean(page(posts + related))))
                .containsExactly("A Pier for Vestby", "No Herring Until Spring");
        assertWhole(page("<p>" + TEASER + "</p><span class=share>" + posts + "</span>"));
    }

    @Test
    void articlesThatAreNotAlike() {
        assertWhole(page("<article><h1>A Pier for Vestby</h1><p>3 May 2012</p>" + paragraphs(PIER) + "</article>"
                + "<article><h3>No Herring Until Spring</h3><p>2 May 2012</p>" + paragraphs(HERRING) + "</article>"));
        assertWhole(page(dated(1, "A Pier for Vestby", PIER)
                + dated(2, "Herring", HERRING).replace("article>", "div>").replace("<div>", "<div class=article>")));
        assertWhole(page("<article class=lead><h2>A Pier for Vestby</h2><p>3 May 2012</p>" + paragraphs(PIER)
                + "</article>" + "<article class=extra><h2>No Herring Until Spring</h2><p>2 May 2012</p>"
                + paragraphs(HERRING) + "</article>"));
        assertWhole(page("<article class=story><h2>A Pier for Vestby</h2><p>3 May 2012</p>" + paragraphs(PIER)
                + "</article>" + "<article class=related><h2>No Herring Until Spring</h2><p>2 May 2012</p>"
                + paragraphs(HERRING) + "</article>"));
    }

    @Test
    void whatMayBelongToOneOfTheReleasesKeepsThemTogether() {
        assertWhole(page(dated(1, "A Pier for Vestby", PIER) + "<p>" + LIGHT.getFirst() + "</p>"
                + dated(2, "Herring", HERRING)));
        assertWhole(page(dated(1, "A Pier for Vestby", PIER)
                + article("<h2>Background</h2>", LIGHT)
                + dated(2, "Herring", HERRING)));
    }

    @Test
    void aPageWithMuchMoreThanItsArticles() {
        assertWhole(page("<div>" + paragraphs(LIGHT).repeat(3) + "</div><div>" + dated(1, "A Pier for Vestby", PIER)
                + dated(2, "Herring", HERRING) + "</div>"));
    }

    @Test
    void aFragmentIsReadTheSameWay() {
        CleanedPage page = clean("<h1>The week in the harbour</h1>" + dated(1, "A Pier for Vestby", PIER)
                + dated(2, "No Herring Until Spring", HERRING));

        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
        assertThat(page.carrier().head().title()).isEqualTo("The week in the harbour");
        assertThat(page.markup()).isEqualTo(Edition.NOTHING_MORE);
    }

    /** Who says where the text stands gets what stands there, as one text. */
    @Test
    void aSelectorOfTheTextOverrides() {
        String page = page(dated(1, "A Pier for Vestby", PIER) + dated(2, "No Herring Until Spring", HERRING));
        CleanedPage selected = clean(page, new Selectors(null, "article", null, List.of()));
        CleanedPage missed = clean(page, new Selectors(null, ".gone", null, List.of(".ad")));

        assertThat(selected.parts()).isEmpty();
        assertThat(selected.carrier().text().text()).contains(PIER.getLast(), HERRING.getLast());
        assertThat(missed.parts()).hasSize(2);
        assertThat(missed.carrier().selectorNotes()).containsExactly("text matched nothing: .gone");
    }

    @Test
    void releasesForBrowsersWithoutScripts() {
        assertThat(clean("<html><body><div id=app></div><noscript><main>" + dated(1, "A Pier for Vestby", PIER)
                                + dated(2, "No Herring Until Spring", HERRING) + "</main></noscript></body></html>")
                        .parts())
                .hasSize(2);
    }

    @Test
    void eachReleaseOfAPageIsRememberedByItself() {
        String first = page(dated(1, "A Pier for Vestby", PIER) + dated(2, "No Herring Until Spring", HERRING));
        PageHistory.Step before = PageHistory.NONE.read(0, clean(first));
        PageHistory.Step after = before.history().read(1, clean(first.replace("counts the fish", "counts all fish")));

        assertThat(before.releases())
                .extracting(release -> release.head().version())
                .containsExactly(1, 1, 1);
        assertThat(after.releases())
                .extracting(release -> release.head().version())
                .containsExactly(1, 1, 2);
    }

    @Test
    void commentsThatFillAPage() {
        assertWhole(page((dated(1, "Odd Nes", PIER) + dated(2, "Oda Brekke", HERRING))
                .replace("<article>", "<article class=comment>")));
    }

    @Test
    void wordsAboveReleasesOfWhichOneIsMostOfThePage() {
        CleanedPage page = clean(page("<h1>News of the harbour council</h1><p>" + TEASER + "</p><div class=list>"
                + dated(1, "A Pier for Vestby", repeated(PIER)) + dated(2, "No Herring Until Spring", HERRING)
                + "</div>"));

        assertThat(page.carrier().text().text()).isEqualTo(TEASER);
        assertThat(titles(page)).containsExactly("A Pier for Vestby", "No Herring Until Spring");
    }

    @Test
    void aDayInOrBelowTheTextIsNotThatOfPublication() {
        String event = "<p>Come to the pier: <time datetime=2012-06-01>1 June 2012</time></p></article>";
        CleanedPage page = clean(page(dated(1, "A Pier for Vestby", PIER).replace("</article>", event)
                + dated(2, "No Herring Until Spring", HERRING)));

        assertThat(page.parts().getFirst().head().publishedAt()).isEqualTo(Instant.parse("2012-05-01T00:00:00Z"));
    }

    @Test
    void linksToMoreAboveAndWithinTheTextCutNothingOff() {
        String more = "<p><a href=/all>See all news</a></p>";
        CleanedPage page = clean(page(article(
                        "<h2>A Pier for Vestby</h2><p>1 May 2012</p>" + more + "<p>" + PIER.getFirst() + "</p>" + more,
                        PIER.subList(1, 3))
                + dated(2, "No Herring Until Spring", HERRING)));

        assertThat(page.parts()).hasSize(2);
    }

    @Test
    void aHeadingInTwoLinesStandsInNoText() {
        CleanedPage page =
                clean(page(dated(1, "A Pier<br>for Vestby", PIER) + dated(2, "No Herring Until Spring", HERRING)));

        assertThat(page.parts().getFirst().head().title()).isEqualTo("A Pier for Vestby");
        assertThat(page.parts().getFirst().text().text()).startsWith("1 May 2012\n\nThe harbour council");
    }

    @Test
    void aHundredThousandTinyArticles() {
        String tiny = "<article><h2>Pier</h2><p>3 May 2012</p></article>".repeat(100_000);
        assertWhole(page("<p>" + PIER.getFirst() + "</p>" + tiny));
        assertThat(clean(page(dated(1, "A Pier for Vestby", PIER) + dated(2, "Herring", HERRING) + tiny))
                        .parts())
                .hasSize(2);
    }

    /** Beyond the hundredth part the text stays in the carrier's, as in any bundle. */
    @Test
    void moreReleasesThanAPageMayHave() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            page.append(dated(1 + i % 28, "A Pier for Vestby, No. " + i, PIER));
        }
        CleanedPage cleaned = clean(page(page.toString()));

        assertThat(cleaned.parts()).hasSize(Parts.MOST);
        assertThat(cleaned.carrier().text().text()).startsWith("A Pier for Vestby, No. 100\n\n17 May 2012\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<article><h2>Pier</h2>", "<div class=hentry>", "<article><div class=post><p>3 May 2012</p>"})
    void articlesNestedDeeply(String open) {
        assertWhole(page(open.repeat(50_000) + paragraphs(PIER)));
    }

    private static void assertWhole(String html) {
        assertThat(clean(html).parts()).isEmpty();
        assertThat(HtmlPage.read(html).paragraphs()).isNotEmpty();
    }

    private static String page(String main) {
        return "<html><head><title>News of the harbour council</title></head><body><main>" + main
                + "</main></body></html>";
    }

    private static String dated(int day, String title, List<String> text) {
        return article("<h2>" + title + "</h2><p class=date>" + day + " May 2012</p>", text);
    }

    private static String article(String head, List<String> text) {
        return "<article>" + head + paragraphs(text) + "</article>";
    }

    private static String post(int id, String title, String date, List<String> text) {
        return "<article id=post-%d class='post-%1$d post type-post status-publish hentry tag-sea%1$d'><header class=entry-header>"
                        .formatted(id)
                + "<h2 class=entry-title><a href='/blog/" + id + "' rel=bookmark>" + title
                + "</a></h2><div class=entry-meta>"
                + "<a href='/blog/" + id + "'><time class='entry-date published' datetime='" + date + "'>"
                + date.substring(0, 10)
                + "</time></a></div></header><div class=entry-content>" + paragraphs(text)
                + "</div><footer class=entry-footer><a href='/blog/" + id
                + "#comments'>Leave a comment</a></footer></article>";
    }

    private static List<String> repeated(List<String> text) {
        return Stream.of(text, text, text).flatMap(List::stream).toList();
    }

    private static String paragraphs(List<String> text) {
        return "<p>" + String.join("</p><p>", text) + "</p>";
    }

    private static List<String> titles(CleanedPage page) {
        return page.parts().stream().map(part -> part.head().title()).toList();
    }

    private static List<String> texts(CleanedPage page) {
        return page.parts().stream().map(part -> part.text().text()).toList();
    }

    private static CleanedPage clean(String html) {
        return new Cleaner().clean(Raw.html(html));
    }

    private static CleanedPage clean(String html, Selectors selectors) {
        return new Cleaner().clean(Raw.html(html).withSelectors(selectors));
    }
}
