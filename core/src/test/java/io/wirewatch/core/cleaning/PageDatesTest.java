package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.PublishedPrecision;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a web page says when it was published. */
class PageDatesTest {
    private static final String PROSE =
            "<p>The harbour council of Vestby opened its new customs pier, and nobody stayed at home that day, for the ferries were free.</p>"
                    + "<p>Ministers of both coasts came by ferry and left by train, as the wind had turned in the afternoon and the sea was high.</p>";
    private static final String TITLE = "<h1>A Pier for Vestby</h1>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\": \"NewsArticle\", \"dateModified\": \"2012-01-01\", \"datePublished\": \"2011-03-09T08:30:00+01:00\"}",
                "{\"@context\": \"x\", \"@graph\": [{\"@type\": \"WebSite\", \"datePublished\": \"2001-01-01\"},"
                        + " {\"@type\": [\"Article\", \"BlogPosting\"], \"datePublished\": \"2011-03-09T08:30:00+01:00\"}]}",
                "[{\"@type\": \"WebPage\", \"datePublished\": \"2010-02-02\"},"
                        + " {\"@type\": \"Report\", \"datePublished\": \"2011-03-09T08:30:00\\u002B01:00\"}]",
                "{\"@type\": \"Article\", \"comment\": [{\"@type\": \"Comment\", \"datePublished\": \"2011-04-01\"}],"
                        + " \"datePublished\": \"2011-03-09T08:30:00+01:00\"}",
                "{\"@type\": \"WebPage\", \"mainEntity\": {\"@type\": \"NewsArticle\", \"datePublished\": \"2011-03-09T08:30:00+01:00\"}}",
                "{\"@type\": \"Article\", \"headline\": \"He said \\\"datePublished\\\": \\\"1999-01-01\\\"\","
                        + " \"datePublished\": \"2011-03-09T08:30:00+01:00\",}"
            })
    void readsTheDateOfPublicationOfLinkedData(String json) {
        CleanRelease release = clean(
                null, "<script type='application/ld+json'>{\"@type\": \"Organization\"}</script>" + linked(json), "");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T07:30:00Z"));
        assertThat(release.head().publishedPrecision()).isEqualTo(PublishedPrecision.INSTANT);
        assertThat(release.dateSource()).isEqualTo("metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\": \"Article\", \"dateModified\": \"2012-01-01\"}",
                "{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\", \"datePublished\": \"2011-03-08\"}]}",
                "datePublished",
                "\"datePublished",
                "}}}]]{\"datePublished\": ",
                "{\"@type\": \"Article\", \"datePublished\": \"soon\"}",
                "{\"@type\": \"Article\", \"datePublished\": \"2011-02-30\"}",
                "{\"@type\": \"Article\", \"datePublished\": \"1804-03-09\"}",
                "{\"@type\": \"Article\", \"datePublished\": \"2104-03-09\"}"
            })
    void passesOverLinkedDataThatNamesNoDateOfThisPage(String json) {
        CleanRelease release = clean(null, linked(json) + "<meta name=pubdate content='2011-03-09'>", "");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "article:published_time, 2011-03-09T08:30:00+01:00, 2011-03-09T07:30:00Z",
        "DC.date.issued, 2011-03-09, 2011-03-09T00:00:00Z",
        "citation_publication_date, 2011/03/09, 2011-03-09T00:00:00Z",
        "x:published-time, 9 March 2011, 2011-03-09T00:00:00Z",
        "article:published_time, الأربعاء، 09 مارس 2011, 2011-03-09T00:00:00Z",
        "date, 2011-03-09, 2011-03-09T00:00:00Z"
    })
    void readsMetaElements(String name, String content, Instant expected) {
        CleanRelease release = clean(null, "<meta property='" + name + "' content='" + content + "'>", "");

        assertThat(release.head().publishedAt()).isEqualTo(expected);
        assertThat(release.dateSource()).isEqualTo("metadata");
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/2011/03/09/pier",
        "https://news.example/2011-03/09/c_77.htm",
        "https://news.example/a/20110309/pier.html",
        "https://news.example/2011/3/9/pier",
        "https://news.example/press/pier-2011-03-09.html?from=2001-01-01",
        "https://news.example/press/09-03-2011",
        "https://news.example/harbour/2011/mar/09/pier",
        "https://news.example/hafen/2011/März/9"
    })
    void readsTheDayInTheAddress(String url) {
        CleanRelease release = clean(url, "", "");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(release.head().publishedPrecision()).isEqualTo(PublishedPrecision.DAY);
        assertThat(release.dateSource()).isEqualTo("url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2011-03-09.example/pier",
                "https://news.example/pier?day=2011/03/09",
                "https://news.example/2011/13/41/pier",
                "https://news.example/20110309084512/pier",
                "https://news.example/2104/03/09/pier",
                "https://news.example/1804/03/09/pier",
                "https://news.example/2011/03/pier",
                "https://news.example/2011/pier/09/news",
                "https://news.example/the-pier-of-march-9-2011",
                "2011",
                "not an address at all"
            })
    void takesNoOtherNumbersOfAnAddress(String url) {
        assertThat(clean(url, "", "").dateSource()).isEqualTo("arrival");
    }

    @Test
    void readsTheAddressThatThePageCallsItsOwn() {
        assertThat(clean(null, "<link rel=canonical href='https://news.example/2011/03/09/pier'>", "")
                        .dateSource())
                .isEqualTo("url");
        assertThat(clean(null, "<meta property='og:url' content='https://news.example/2011/03/09/pier'>", "")
                        .dateSource())
                .isEqualTo("url");
    }

    @ParameterizedTest
    @CsvSource({
        "2011-03-10T02:00:00Z, 2011-03-10T02:00:00Z, metadata",
        "2011-03-08T23:00:00Z, 2011-03-08T23:00:00Z, metadata",
        "2019-06-17T02:00:00Z, 2011-03-09T00:00:00Z, url",
    })
    void takesAnAddressOverMetadataOnlyWhereItIsOlder(String published, Instant expected, String source) {
        CleanRelease release = clean(
                "https://news.example/2011/03/09/pier",
                "<meta property='article:published_time' content='" + published + "'>",
                "");

        assertThat(release.head().publishedAt()).isEqualTo(expected);
        assertThat(release.dateSource()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=date>9 March 2011</div>",
                "<p>Published 9 March 2011 by the harbour office</p>",
                "<p><b>Published:</b> 9 March 2011</p>",
                "<div class=byline>Harbour Council | 9 March 2011, 10:11</div>",
                "<ul class='nav meta'><li>09.03.2011</li></ul>",
                "<time datetime='2011-03-09'>two days ago</time>",
                "<abbr class=published title='2011-03-09'>Wednesday</abbr>",
                "<div class=post-date><span>9</span> <span>March</span> <span>2011</span></div>",
                "<p>Updated 11 March 2011, published 9 March 2011</p>",
                "<div>This entry was posted on Wednesday, March 9th, 2011 at 3:45 pm and is filed under Harbour by the council.</div>"
            })
    void readsWhatStandsBelowTheHeadline(String note) {
        CleanRelease release = clean(null, "", note);

        assertThat(release.head().publishedAt().toString()).startsWith("2011-03-09");
        assertThat(release.dateSource()).isEqualTo("page");
    }

    @Test
    void readsWhatStandsAboveTheHeadlineOrAboveTheProseOfAPageWithoutOne() {
        String above =
                "<html><body><div><span class=topline>09.03.2011</span>" + TITLE + PROSE + "</div></body></html>";
        String prose = "<html><body><table><tr><td><b>Harbour news</b><br>9 March 2011</td></tr><tr><td>"
                + PROSE
                + "</td></tr></table></body></html>";

        assertThat(cleaned(null, above).head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(cleaned(null, prose).head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>© 9 March 2011 Harbour Council</p>",
                "<p>The pier that burned on 9 March 2011 will be built again. The council said so.</p>",
                "<p>Fair from 7 - 9 March 2011</p>",
                "<p class=date>30 February 2011</p>",
                "<p class=date>9 March 2104</p>",
                "<p class=date>9 March 1804</p>",
                "<p>Call 2011 0309</p>",
                "<p class=date>0311093</p>"
            })
    void takesNothingElseBelowTheHeadlineForItsDate(String note) {
        assertThat(clean(null, "", note).dateSource()).isEqualTo("arrival");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>Last updated 1 May 2012</p>", "<p><b>Updated:</b> 1 May 2012</p>"})
    void trustsADateOfTheLastChangeLessThanAnyOther(String note) {
        CleanRelease release = clean(null, "<meta name=date content='2011-03-09'>", note);

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:published_time' content='2011-03-09'>",
                "<meta name=date content='9 March 2011'>",
                "<script>window.layer = {\"cmsPublishingDate\": \"2011-03-09\"}</script>"
            })
    void betweenDataOfDifferentDaysThePageDecidesByWhatItShows(String other) {
        String draft = linked("{\"@type\": \"NewsArticle\", \"datePublished\": \"2011-03-07T22:00:00Z\"}");

        assertThat(clean(null, draft + other, "<p>9 March 2011</p>").head().publishedAt())
                .isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(clean(null, draft + other, "<p>8 March 2011</p>").head().publishedAt())
                .isEqualTo(Instant.parse("2011-03-07T22:00:00Z"));
        assertThat(clean(null, draft, "<p>9 March 2011</p>").head().publishedAt())
                .isEqualTo(Instant.parse("2011-03-07T22:00:00Z"));
    }

    @Test
    void anElementOfPublicationIsConfirmedTheSameWay() {
        CleanRelease release = clean(
                null,
                "<meta name=date content='2011-03-09T10:00:00Z'>",
                "<p>Vestby, 09.03.2011</p><i itemprop=datePublished content='2011-03-07T22:00:00Z'></i>");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, https://news.example/pier, 2011-03-09",
        "en_AU, https://news.example/pier, 2011-03-09",
        "en, https://www.harbour.gov.uk/pier, 2011-03-09",
        "en-US, https://harbour.co.nz, 2011-03-09",
        "en-US, https://news.example/pier, 2011-09-03",
        "en-CA, https://harbour.example/uk/pier, 2011-09-03"
    })
    void numbersPutTheDayFirstWhereTheCountryDoes(String language, String url, String day) {
        CleanRelease release = cleaned(
                url,
                "<html lang=" + language + "><head><title>A Pier for Vestby</title></head><body><main>" + TITLE
                        + "<p class=date>09/03/2011</p>" + PROSE + "</main></body></html>");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse(day + "T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:modified_time' content='2011-03-09'>",
                "<meta name=last-modified content='2011-03-09'>",
                "<script type='application/ld+json'>{\"@type\": \"Article\", \"dateModified\": \"2011-03-09\"}</script>"
            })
    void takesTheLastChangeWhereNothingElseIsSaid(String change) {
        CleanRelease release = clean(null, change, "");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(release.dateSource()).isEqualTo("metadata");
        assertThat(clean(null, change, "<p>8 March 2011</p>").head().publishedAt())
                .isEqualTo(Instant.parse("2011-03-08T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>Stand: 09.03.2011 11:05 Uhr</div>", "<p><b>Zuletzt geändert:</b> 9. März 2011</p>"})
    void takesTheLastChangeThatThePageShowsWhereNothingElseIsSaid(String note) {
        CleanRelease release = clean(null, "", note);

        assertThat(release.head().publishedAt().toString()).startsWith("2011-03-09");
        assertThat(release.dateSource()).isEqualTo("page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='node node-promoted'><div class=submitted>Saved by <b>council</b> on 9 March 2011 - 18:55</div>%s</div>",
                "<div class=content><div class='left author'>Author: <b>council</b> 09.03.2011</div>%s</div>"
            })
    void readsWhatTheSystemsOfPressOfficesCallTheirDates(String body) {
        String bare = "<p>" + "The ferries of both coasts were free that day. ".repeat(2) + "</p>";
        CleanRelease release = cleaned(null, "<html lang=de><body>" + body.formatted(bare) + "</body></html>");

        assertThat(release.head().publishedAt().toString()).startsWith("2011-03-09");
        assertThat(release.dateSource()).isEqualTo("page");
    }

    @Test
    void takesTheNextBestWhereADateCannotBe() {
        CleanRelease release = clean(
                "https://news.example/2104/03/09/pier",
                "<meta property='article:published_time' content='2104-03-09'>",
                "<div class=date>9 March 2104</div><div class=date>9 March 2011</div>");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @Test
    void takesTheReleasesOwnDateAmongThoseOfOtherPages() {
        CleanRelease release = cleaned(
                null,
                "<html><body><div class=sidebar><ul><li class=date>1 May 2012</li></ul></div><article>"
                        + TITLE
                        + "<div class=date>9 March 2011</div>"
                        + PROSE
                        + "</article><div class=comments><time pubdate datetime='2011-04-01'>1 April</time>"
                        + "<time pubdate datetime='2011-04-02'>2 April</time></div></body></html>");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @Test
    void takesNoDateOfACommentOrAListOfOtherPages() {
        CleanRelease release = cleaned(
                null,
                "<html><body><article>" + TITLE + PROSE
                        + "</article><div class=comments><p class=comment-date>1 April 2011</p></div>"
                        + "<ul class=related-news><li><span class=date>1 May 2012</span> Ferries</li></ul></body></html>");

        assertThat(release.dateSource()).isEqualTo("arrival");
    }

    @Test
    void readsTheDataOfScripts() {
        CleanRelease release = clean(
                null,
                "<script>window.layer = {\"publisher\": \"2001-01-01\", \"unpublish_date\": \"2012-01-01\","
                        + " \"cmsPublishingDate\": \"2011-03-09\"}</script>",
                "");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(release.dateSource()).isEqualTo("metadata");
    }

    @Test
    void trustsMetadataThatOnlySaysDateLessThanThePage() {
        CleanRelease release =
                clean(null, "<meta name=date content='2015-01-01'>", "<div class=date>9 March 2011</div>");

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Karlsruhe, (09.03.2011). ", "VESTBY, March 9, 2011. ", "Vestby, den 9. März 2011: "})
    void readsADatelineThatEndsInItsDate(String opening) {
        CleanRelease release = new Cleaner()
                .clean(Raw.text("A Pier for Vestby\n\n" + opening
                        + "The harbour council opened its new customs pier, and nobody stayed at home."))
                .carrier();

        assertThat(release.head().publishedAt()).isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
        assertThat(release.dateSource()).isEqualTo("dateline");
        assertThat(release.dateline()).isIn("Karlsruhe", "VESTBY", "Vestby");
    }

    @Test
    void readsDigitsOfAnyScript() {
        assertThat(clean(null, "<meta name=pubdate content='٢٠١١-٠٣-٠٩'>", "")
                        .head()
                        .publishedAt())
                .isEqualTo(Instant.parse("2011-03-09T00:00:00Z"));
    }

    @Test
    void getsThroughPagesThatAreFullOfDates() {
        String metas = "<meta name=date content='30 February 2011'>".repeat(10_000);
        String notes = "<div class=date>31 April 2011</div>".repeat(10_000);
        String json = linked("{\"datePublished\":\"x\",\"a\":".repeat(10_000));

        assertThat(clean("https://news.example/" + "2011/02/30/".repeat(10_000), metas + json, notes)
                        .dateSource())
                .isEqualTo("arrival");
    }

    private static String linked(String json) {
        return "<script type='application/ld+json'>" + json + "</script>";
    }

    private static CleanRelease clean(String url, String head, String note) {
        return cleaned(
                url,
                "<html lang=en><head><title>A Pier for Vestby</title>" + head + "</head><body><main>" + TITLE + note
                        + PROSE + "</main></body></html>");
    }

    private static CleanRelease cleaned(String url, String html) {
        return new Cleaner().clean(Raw.page(url, html)).carrier();
    }
}
