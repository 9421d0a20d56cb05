package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String FIRST =
            "The harbour council of Vestby opened its new customs pier, and nobody stayed at home that day.";
    private static final String SECOND =
            "Ministers of both coasts came by ferry and left by train, as the wind had turned in the afternoon.";

    @Test
    void readsAPageWithEverythingAroundItsText() {
        CleanRelease release = clean("""
                <!doctype html><html lang="en-GB"><head><title>A Pier for Vestby | Harbour Council</title>
                <meta property="article:published_time" content="2011-03-09T08:30:00+01:00">
                <script type="application/ld+json">{"@type":"NewsArticle","datePublished": "2011-03-09T07:00:00Z"}</script></head>
                <body><header><h1>Harbour Council</h1><nav><a href=/>Home</a> <a href=/n>News</a></nav></header>
                <main><article><h1>A Pier for Vestby</h1><p class=date>9 March 2011</p>
                <div class="share-buttons"><a href=#>Tweet</a></div>
                <p>%s</p><p>%s</p><ul><li>Fees stay.</li><li>Pilots come.</li></ul>
                <p hidden>Unseen words</p><p style="display: none">More unseen words</p></article>
                <aside><p>Other news of the council that nobody asked for on this page, but long enough to look like prose.</p></aside></main>
                <footer><p>Vestby, Pier 1. All rights reserved by the council and its heirs for ever and a day.</p></footer></body></html>
                """.formatted(FIRST, SECOND));

        assertThat(release.head().title()).isEqualTo("A Pier for Vestby");
        assertThat(release.text().text())
                .isEqualTo(String.join("\n\n", "9 March 2011", FIRST, SECOND, "Fees stay.", "Pilots come."));
        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T07:00:00Z"));
        assertThat(release.dateSource()).isEqualTo("metadata");
        assertThat(release.head().language()).isEqualTo("en");
    }

    @Test
    void findsTheTextOfAPageWithoutAnyHelpfulMarkup() {
        CleanRelease release = clean(
                "<html><title>A Pier for Vestby - Council</title><body><div><a href=1>Home</a><a href=2>Ferries</a></div>"
                        + "<div><div><table><tr><td>" + FIRST + "<br><br>" + SECOND + "</td></tr></table></div></div>"
                        + "<div><a href=3>Imprint of the harbour council of Vestby and Kleppa</a></div></body></html>");

        assertThat(release.text().text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(release.head().title()).isEqualTo("A Pier for Vestby");
    }

    @Test
    void aTitleThatOnlyNamesTheFormIsNone() {
        String text = "<p><b>A Pier for Vestby</b></p><p>" + FIRST + "</p><p>" + SECOND + "</p>";
        for (String form : new String[] {"Press Release of Mayor Ada Aalto", "News Releases", "Press Room"}) {
            assertThat(clean("<html><title>" + form + "</title><body>" + text + "</body></html>")
                            .head()
                            .title())
                    .isEqualTo("A Pier for Vestby");
        }
        String title = "Press release from Vestby: nobody stayed at home";
        assertThat(clean("<html><title>" + title + "</title><body>" + text + "</body></html>")
                        .head()
                        .title())
                .isEqualTo(title);
    }

    @Test
    void takesAFragmentWhole() {
        assertThat(clean("<h2>A Pier for Vestby</h2><div><p>" + FIRST + "</p></div><div><p>" + SECOND + "</p></div>")
                        .text()
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void takesTextWithoutElementsForPlainText() {
        assertThat(clean("A Pier for Vestby\n\n" + FIRST + "\n\n" + SECOND)
                        .text()
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void keepsTheLinesOfPreformattedText() {
        assertThat(clean("<pre>A Pier for Vestby\n\n" + FIRST + "\n\n" + SECOND + "</pre>")
                        .text()
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void cutsQuotedReleasesOut() {
        CleanedPage page = new Cleaner()
                .clean(Raw.html("<h1>A Pier for Vestby</h1><p>" + FIRST
                        + "</p><p>(begin text)</p><p><b>Council Bulletin</b></p><p>" + SECOND
                        + "</p><p>(end text)</p>"));

        assertThat(page.parts()).singleElement().satisfies(part -> {
            assertThat(part.head().title()).isEqualTo("Council Bulletin");
            assertThat(part.text().text()).isEqualTo(SECOND);
        });
        assertThat(page.carrier().text().text()).isEqualTo(FIRST);
    }

    @Test
    void decodesEntitiesAndLeavesNoLineBreakInAParagraph() {
        assertThat(clean(
                                "<p>The&nbsp;council &amp; its\n  heirs:&#10;open&#x2028;today &lt;free&gt; of charge, they said this morning.</p>")
                        .text()
                        .text())
                .isEqualTo("The council & its heirs: open today <free> of charge, they said this morning.");
    }

    private static CleanRelease clean(String html) {
        return new Cleaner().clean(Raw.html(html)).carrier();
    }
}
