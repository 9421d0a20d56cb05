package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PassedDate;
import io.wirewatch.core.release.Selectors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in the manner of sites whose text the usual way does not find, read with the selectors of their source. */
class SelectorsTest {
    private static final String FIRST =
            "The harbour council of Vestby opened its new customs pier today, and the ministers of both coasts were there to cut the ribbon.";
    private static final String SECOND =
            "Ferries leave every half hour until midnight, and the night crossing is free of charge for the whole of the first week.";
    private static final String HISTORY =
            "The old pier was built of oak in the reign of a king whom nobody remembers, and burned twice before the council bought the site."
                    + " It was the pride of the town, as the many paintings in the museum of the harbour show to those who come to see it.";

    /** A ministry's page: the release in plain divisions, its history at three times the length beside it, the date in a table. */
    private static final String MINISTRY = """
            <html lang=en><head><title>Ministry of Harbours</title>
            <meta name="pubdate" content="2011-01-01">
            <meta property="og:title" content="Ministry of Harbours"></head><body>
            <div id="top"><a href="/">Home</a> <a href="/news">News</a></div>
            <div class="cols"><div class="col2">
              <table><tr><td class="lbl">Subject</td><td class="subj">A Pier for <em>Vestby</em></td></tr>
              <tr><td class="lbl">Date</td><td class="when">9 March 2011, 10:30</td></tr></table>
              <div class="txt">%s<div class="share">Tell your friends about this pier on every network that there is.</div></div>
              <div class="txt"><p>%s</p><p>Advertisement</p></div>
            </div><div class="col3"><p>%s</p><p>%s</p><p>%s</p></div></div></body></html>""".formatted(FIRST, SECOND, HISTORY, HISTORY, HISTORY);

    @Test
    void titleTextAndDateAreReadWhereTheSourceSaysTheyStand() {
        CleanRelease release =
                clean(MINISTRY, new Selectors("td.subj", "div.cols .txt", "td.when", List.of(".share", "#top, .none")));

        assertThat(release.head().title()).isEqualTo("A Pier for Vestby");
        assertThat(release.text().text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T10:30:00Z"));
        assertThat(release.dateSource()).isEqualTo("selector");
        assertThat(release.removed()).as("boilerplate is told as ever").containsExactly("advertising 1", "selector 2");
        assertThat(release.selectorNotes()).isEmpty();
    }

    @Test
    void withoutThemThePageIsReadOtherwise() {
        CleanRelease release = clean(MINISTRY, null);

        assertThat(release.head().title()).isNotEqualTo("A Pier for Vestby");
        assertThat(release.text().text()).contains("a king whom nobody remembers");
        assertThat(release.dateSource()).isEqualTo("metadata");
        assertThat(clean(MINISTRY, new Selectors(null, null, null, List.of()))).isEqualTo(release);
    }

    @Test
    void whatMatchesNothingIsReadTheUsualWayAndTold() {
        CleanRelease usual = clean(MINISTRY, null);
        CleanRelease missed =
                clean(MINISTRY, new Selectors("h1.head", "article > .body", "time[datetime]", List.of(".gone")));

        assertThat(missed.selectorNotes())
                .containsExactlyInAnyOrder(
                        "title matched nothing: h1.head",
                        "text matched nothing: article > .body",
                        "published matched nothing: time[datetime]");
        assertThat(missed.withSelectorNotes(List.of("x")))
                .as("but for the notes it is what it is without selectors")
                .isEqualTo(usual.withSelectorNotes(List.of("x")));
    }

    @Test
    void whatMatchesElementsWithoutTextIsToldToo() {
        String page = "<html><body><h1></h1><p class=body> </p><time></time><article><p>" + FIRST + "</p><p>" + SECOND
                + "</p></article></body></html>";
        CleanRelease release = clean(page, new Selectors("h1", ".body", "time", List.of()));

        assertThat(release.text().text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(release.selectorNotes())
                .containsExactlyInAnyOrder(
                        "title matched nothing that holds text: h1",
                        "text matched nothing that holds text: .body",
                        "published matched nothing that holds text: time");
    }

    @Test
    void nestedMatchesAreReadOnceInTheOrderOfThePage() {
        String page = "<html><body><div class=t><p>" + FIRST + "</p><div class=t><p>" + SECOND
                + "</p></div></div><p>between</p><div class=t>The end of it all.</div></body></html>";

        assertThat(clean(page, text(".t")).text().text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\nThe end of it all.");
    }

    @Test
    void textThatIsHiddenOrStandsInAnAsideIsReadWhereItIsSelected() {
        String page = "<html><body><article><p>" + HISTORY + "</p></article><aside class=sidebar><p>" + FIRST
                + "</p></aside><div hidden class=full><p>" + SECOND + "</p></div></body></html>";

        assertThat(clean(page, text("aside, .full")).text().text()).isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<time class=d datetime='2011-03-09T10:30:00Z'>last week</time>|2011-03-09T10:30:00Z",
                "<meta class=d content='2011-03-09'>|2011-03-09T00:00:00Z",
                "<p class=d>Published on 9 March 2011 by the council</p>|2011-03-09T00:00:00Z",
                "<time class=d datetime='last week'>9 March 2011</time>|2011-03-09T00:00:00Z",
                "<p class=d>soon</p><p class=d>9 March 2011</p>|2011-03-09T00:00:00Z",
            })
    void theDateIsAnAttributeOrText(String element, Instant expected) {
        String page = "<html><body>" + element + "<article><p>" + FIRST + "</p></article></body></html>";
        CleanRelease release = clean(page, new Selectors(null, null, ".d", List.of()));

        assertThat(release.head().publishedAt()).isEqualTo(expected);
        assertThat(release.dateSource()).isEqualTo("selector");
    }

    @Test
    void aDateThatCannotBeIsPassedOverLikeAnyOther() {
        String page = "<html><head><meta name=pubdate content='2011-03-09'></head><body><i class=d>31 February 2011</i>"
                + "<article><p>" + FIRST + "</p></article></body></html>";
        CleanRelease release = clean(page, new Selectors(null, null, ".d", List.of()));

        assertThat(release.dateSource()).isEqualTo("metadata");
        assertThat(release.datesPassedOver())
                .containsExactly(new PassedDate("selector", "31 February 2011", "impossible"));
        assertThat(release.selectorNotes()).isEmpty();
    }

    @Test
    void whatCameBesideTheReleaseGoesBeforeThem() {
        var raw = new io.wirewatch.core.release.RawRelease(
                Raw.ID,
                "push",
                "text/html",
                null,
                MINISTRY.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "The title of the feed",
                null,
                "2011-03-08",
                null,
                false,
                false,
                Raw.RECEIVED);
        CleanRelease release = new Cleaner()
                .clean(raw.withSelectors(new Selectors("td.subj", null, "td.when", List.of())))
                .carrier();

        assertThat(release.head().title()).isEqualTo("The title of the feed");
        assertThat(release.dateSource()).isEqualTo("given");
        assertThat(release.selectorNotes()).isEmpty();
    }

    @Test
    void plainTextHasNothingToSelect() {
        CleanRelease release = new Cleaner()
                .clean(Raw.text("A Pier for Vestby\n\n" + FIRST)
                        .withSelectors(new Selectors("h1", "p", "time", List.of("div"))))
                .carrier();

        assertThat(release)
                .isEqualTo(new Cleaner()
                        .clean(Raw.text("A Pier for Vestby\n\n" + FIRST))
                        .carrier());
    }

    @Test
    void aFragmentOfAFeedIsSelectedInToo() {
        String entry =
                "<p>" + FIRST + "</p><p>" + SECOND + "</p><div class=feedflare>Read more on <a href='/x'>x</a></div>";
        CleanedPage one = new Cleaner()
                .clean(Raw.html(entry).withSelectors(new Selectors(null, "p", null, List.of(".feedflare"))));
        CleanedPage other = new Cleaner()
                .clean(Raw.html(entry.replace("'/x'", "'/y'"))
                        .withSelectors(new Selectors(null, "p", null, List.of(".feedflare"))));
        CleanedPage linked = new Cleaner()
                .clean(Raw.html(entry.replace("harbour council", "<a href='/c'>harbour council</a>"))
                        .withSelectors(new Selectors(null, "p", null, List.of(".feedflare"))));

        assertThat(one.carrier().text().text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(other.markup()).as("what is removed makes no version").isEqualTo(one.markup());
        assertThat(linked.markup()).as("what is read does").isNotEqualTo(one.markup());
    }

    @Test
    void aPageOfWhichAllIsRemovedIsRefusedAndSaysWhy() {
        assertThatThrownBy(() -> clean(MINISTRY, new Selectors(null, null, null, List.of("body > *", "body"))))
                .isInstanceOf(RefusedReleaseException.class)
                .hasMessageContaining("selectors of its source");
    }

    @Test
    void selectorsOfAnotherWriterThatAreNotTakenAreToldAndNotAsked() {
        CleanRelease release =
                clean(MINISTRY, new Selectors("td:matches((a+)+$)", "div[", "td.when", List.of("p:has(a:has(b))")));

        assertThat(release.selectorNotes())
                .containsExactlyInAnyOrder(
                        "title is no selector that is taken: td:matches((a+)+$)",
                        "text is no selector that is taken: div[",
                        "remove is no selector that is taken: p:has(a:has(b))");
        assertThat(release.dateSource()).isEqualTo("selector");
    }

    @Test
    void aPageMadeToBeSlowIsReadTheUsualWayInTime() {
        String siblings = "<i></i>".repeat(600_000);
        String deep = "<div>".repeat(400) + "<b></b>".repeat(500_000) + "</div>".repeat(400);
        for (String made : List.of(siblings, deep)) {
            String page = "<html><body>" + made + "<article><p>" + FIRST + "</p></article></body></html>";
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                CleanRelease release = clean(page, text("b ~ i:nth-child(3n+2):not(:has(u)) p, i.x ~ i"));

                assertThat(release.text().text()).isEqualTo(FIRST);
                assertThat(release.selectorNotes()).containsExactly("the page is too large to select in");
            });
        }
    }

    private static Selectors text(String selector) {
        return new Selectors(null, selector, null, List.of());
    }

    private static CleanRelease clean(String page, Selectors selectors) {
        return new Cleaner().clean(Raw.html(page).withSelectors(selectors)).carrier();
    }
}
