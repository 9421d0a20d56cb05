package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which of a page's elements is the release, and what in it is not: one page for each way in which sites are built. */
class MainContentTest {
    private static final String FIRST =
            "The harbour council of Vestby opened its new customs pier, and nobody stayed at home that day.";
    private static final String SECOND =
            "Ministers of both coasts came by ferry and left by train, as the wind had turned in the afternoon.";
    private static final String OTHER =
            "Farmers of the inland valleys wait for rain, which the weather service has promised them for three weeks now.";
    private static final String TEXT = FIRST + "\n\n" + SECOND;

    @Test
    void textInSeveralChunksIsReadWhole() {
        assertThat(text("<article><div class='article__body'><p>%s</p></div><div class=ad-slot>Buy a boat</div>"
                        + "<div class='article__body'><p>%s</p></div></article>"))
                .isEqualTo(TEXT);
    }

    @Test
    void anArticleIsTheTextThoughTeasersBelowItAreLonger() {
        String teasers = ("<li><h3><a href=/x>Rain at last</a></h3><div>" + OTHER + "</div></li>").repeat(6);
        assertThat(text("<article><p>%s</p><p>%s</p></article><div class=below><ul>" + teasers + "</ul></div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void theFirstArticleWithTheMostTextIsTheReleaseWhereOthersAreInLists() {
        String cards = ("<article><h3><a href=/x>Rain</a></h3><p>" + OTHER + "</p></article>").repeat(8);
        assertThat(text("<main><article><p>%s</p><p>%s</p></article><section>" + cards + "</section></main>"))
                .startsWith(TEXT);
    }

    @Test
    void articlesInAnArticleAreAboutIt() {
        String comments = ("<article><p>" + OTHER + "</p></article>").repeat(3);
        assertThat(text("<article><p>%1$s</p><p>%2$s</p><p>%1$s</p><p>%2$s</p><p>%1$s</p><p>%2$s</p>" + comments
                        + "</article>"))
                .isEqualTo(TEXT + "\n\n" + TEXT + "\n\n" + TEXT);
    }

    @Test
    void articlesThatAreAllOfAnArticleAreItsChapters() {
        String chapters = ("<article><p>%1$s</p><p>%2$s</p></article>").repeat(5);

        assertThat(text("<article><h1>A pier</h1>" + chapters + "</article>"))
                .isEqualTo((TEXT + "\n\n").repeat(5).strip());
    }

    @Test
    void aPageInAFormIsRead() {
        assertThat(
                        text(
                                "<form id=aspnetForm method=post><input type=hidden name=state><div><p>%s</p><p>%s</p></div></form>"))
                .isEqualTo(TEXT);
        assertThat(
                        text(
                                "<div><p>%s</p><p>%s</p><form><p>Your name and address, so that we can write to you:</p></form></div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void aHeadingGoesWithTheLinksBelowIt() {
        String links = "<ul><li><a href=/a>Plan of the pier</a></li><li><a href=/b>Speech of the mayor</a></li></ul>";
        assertThat(text("<article><p>%s</p><p>%s</p><div><h2>Downloads</h2>" + links + "</div></article>"))
                .isEqualTo(TEXT);
        assertThat(text("<article><p>%s</p><p>%s</p><section><div><h3>Downloads</h3></div>" + links
                        + "</section><h3>More</h3><p><a href=/c>Ferries</a> <a href=/d>Trains</a></p></article>"))
                .isEqualTo(TEXT);
    }

    @Test
    void aHeadingStaysWhereTextFollowsTheLinks() {
        String links = "<ul><li><a href=/a>Plan of the pier</a></li><li><a href=/b>Speech of the mayor</a></li></ul>";
        assertThat(text("<article><p>%s</p><h2>The ferry</h2>" + links + "<p>%s</p></article>"))
                .isEqualTo(FIRST + "\n\nThe ferry\n\n" + SECOND);
        assertThat(text("<h1>A Pier</h1><article><div><h2>The ferry</h2>" + links
                        + "</div><p>%s</p><p>%s</p></article>"))
                .isEqualTo("The ferry\n\n" + TEXT);
        assertThat(
                        text(
                                "<article><p>%s</p><div><h2>The ferry</h2><figure><img src=x></figure></div><p>%s</p></article>"))
                .isEqualTo(FIRST + "\n\nThe ferry\n\n" + SECOND);
    }

    @Test
    void linksAboveTheTextAreNoPartOfItUnlessThereIsOneAlone() {
        assertThat(
                        text(
                                "<article><div><a href=/p>Drucken</a> <a href=/v>Vorlesen</a></div><p>%s</p><p>%s</p></article>"))
                .isEqualTo(TEXT);
        assertThat(
                        text(
                                "<h1>A Pier</h1><article><p><a href=/x>The pier that nobody wanted</a></p><p>%s</p><p>%s</p></article>"))
                .isEqualTo("The pier that nobody wanted\n\n" + TEXT);
    }

    @Test
    void linksAreTextWhereThereIsNothingElse() {
        assertThat(text("<p><a href=/x>The pier that nobody wanted</a> <a href=/y>is open</a></p>"))
                .isEqualTo("The pier that nobody wanted is open");
    }

    @Test
    void namesAreReadInOtherLanguagesToo() {
        for (String name :
                new String[] {"bildunterschrift", "noticias-relacionadas", "partage", "leggi_anche", "fil-ariane"}) {
            assertThat(text("<article><div class='" + name
                            + "'>Pilots in the rain of March</div><p>%s</p><p>%s</p></article>"))
                    .as(name)
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void captionsAreNoText() {
        assertThat(
                        text(
                                "<article><figure><img src=x><figcaption>Pilots in the rain. Photo: H. Olsen</figcaption></figure>"
                                        + "<p>%s</p><div class='media-caption'>Nobody at home. Photo: H. Olsen</div><p>%s</p></article>"))
                .isEqualTo(TEXT);
    }

    @Test
    void aTableInAFigureIsText() {
        assertThat(
                        text(
                                "<article><p>%s</p><figure><table><tr><td>Ferries</td><td>12</td></tr></table></figure><p>%s</p></article>"))
                .isEqualTo(FIRST + "\n\nFerries 12\n\n" + SECOND);
    }

    @Test
    void listsOfLinksAreNoTextAndListsOfARelease() {
        assertThat(
                        text(
                                "<article><p>%s</p><ul><li>Fees stay as they are.</li><li>Pilots come at night.</li></ul><p>%s</p>"
                                        + "<ul><li><a href=/1>What the pier will cost</a></li><li><a href=/2>A day in pictures</a> (9)</li></ul></article>"))
                .isEqualTo(FIRST + "\n\nFees stay as they are.\n\nPilots come at night.\n\n" + SECOND);
    }

    @Test
    void headingsThatAreLinksAreTeasers() {
        String teasers =
                "<h4><a href=/1>Rain at last</a></h4><div>Three weeks of waiting are over for the farmers.</div>"
                        + "<h4><a href=/2>Boats for sale</a></h4><div>The autumn fair has more of them than ever before.</div>";
        assertThat(text("<article><p>%s</p><p>%s</p><div>" + teasers + "</div></article>"))
                .isEqualTo(TEXT);
    }

    @Test
    void aReleaseIsNotLostWithTheTeasersInItsElement() {
        String teasers = "<h4><a href=/1>Rain at last</a></h4><h4><a href=/2>Boats for sale</a></h4>";
        assertThat(text("<div><div><p>%s</p><p>%s</p>" + teasers + "</div></div><div><p>" + OTHER + "</p></div>"))
                .startsWith(TEXT);
    }

    @Test
    void namesAreToldByTheirWords() {
        assertThat(HtmlNoise.words("relatedPosts entry__author-bio L2ads  x"))
                .containsExactly("related", "posts", "entry", "author", "bio", "l", "ads", "x");
        for (String name :
                new String[] {"relatedPosts", "entry__author-bio", "js-emailSignUp", "most_read", "Newsletter"}) {
            assertThat(text("<article><p>%s</p><p>%s</p><div class='" + name + "'><p>" + OTHER
                            + "</p></div></article>"))
                    .as(name)
                    .isEqualTo(TEXT);
        }
        for (String name : new String[] {"unrelated", "readmost", "adage", "stage", "biology"}) {
            assertThat(text("<article><p>%s</p><p>%s</p><div class='" + name + "'><p>" + OTHER
                            + "</p></div></article>"))
                    .as(name)
                    .isEqualTo(TEXT + "\n\n" + OTHER);
        }
    }

    @Test
    void whatHoldsTheReleaseIsReadWhateverItIsCalled() {
        assertThat(text("<div class='sidebar-layout print promo'><p>%s</p><p>%s</p></div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void quotedPostsAreText() {
        assertThat(text(
                        "<article><p>%s</p><div class='social-embed'><blockquote><p>We all took the ferry!</p></blockquote></div>"
                                + "<p>%s</p></article>"))
                .isEqualTo(FIRST + "\n\nWe all took the ferry!\n\n" + SECOND);
    }

    @Test
    void aPageWithoutProseIsReadAsItIs() {
        assertThat(text("<div>Pier open.</div><div><p>Come by ferry.</p></div><!-- %s %s -->"))
                .isEqualTo("Pier open.\n\nCome by ferry.");
    }

    @Test
    void aParagraphIsNoArticle() {
        assertThat(text("<div><p class=post-text>%s</p></div><div><p class=post-text>%s</p></div>"))
                .isEqualTo(TEXT);
    }

    @Test
    void paragraphsThatAreAllStyledAlikeAreText() {
        String styled = "<p class='tagStyle_z4 style_1p'>%1$s</p><p class='tagStyle_z4 style_1p'>%2$s</p>";
        String tags = "<p class=tags>Harbours, ferries, customs, and the council</p>";

        assertThat(text("<main>" + styled.repeat(3) + tags + "</main>"))
                .isEqualTo(String.join("\n\n", TEXT, TEXT, TEXT));
    }

    @Test
    void aPageWhoseTextIsForBrowsersWithoutScriptsIsRead() {
        String paragraphs = "<p>%1$s</p><p>%2$s</p>".repeat(3);

        assertThat(text("<script>show()</script><noscript><div>" + paragraphs + "</div></noscript>"))
                .isEqualTo(String.join("\n\n", TEXT, TEXT, TEXT));
        assertThat(text("<p>%1$s</p><p>%2$s</p><noscript>" + ("<p>" + OTHER + "</p>").repeat(5) + "</noscript>"))
                .isEqualTo(TEXT);
        assertThatThrownBy(() ->
                        text("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"))
                .isInstanceOf(RefusedReleaseException.class);
    }

    @Test
    void aBodyThatIsShownByAScriptIsRead() {
        assertThat(page("<html><body style='visibility:hidden' class='sidebar'><p>" + FIRST + "</p><p>" + SECOND
                        + "</p></body></html>"))
                .isEqualTo(TEXT);
    }

    private static String text(String body) {
        return page("<html><body>" + body.formatted(FIRST, SECOND) + "</body></html>");
    }

    private static String page(String html) {
        return new Cleaner()
                .clean(Raw.html(html)).releases().stream()
                        .map(release -> release.text().text())
                        .collect(Collectors.joining("\n\n"));
    }
}
