package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a sound feed of each format. */
class FeedReaderTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/feed.xml");

    @Test
    void rssTwoGivesEveryPartOfAnItem() throws FeedException {
        FeedEntry entry = read("""
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Press</title><item>
                  <title>Ministers meet</title><link>https://news.example/1</link>
                  <guid isPermaLink="false">n-1</guid><pubDate>Fri, 21 May 2021 19:39:10 -0400</pubDate>
                  <dc:creator>Press office</dc:creator><description>A summary</description>
                  <content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item></channel></rss>
                """).getFirst();

        assertThat(entry)
                .isEqualTo(new FeedEntry(
                        "n-1",
                        "https://news.example/1",
                        "Ministers meet",
                        "<p>The whole text.</p>",
                        "Fri, 21 May 2021 19:39:10 -0400",
                        Instant.parse("2021-05-21T23:39:10Z"),
                        null,
                        "Press office",
                        null));
    }

    @Test
    void atomPrefersContentToSummaryAndThePublicationToTheLastChange() throws FeedException {
        FeedEntry entry = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/a/"><entry xml:lang="fr">
                  <id>urn:n:1</id><title type="html">Deux &amp;amp; trois</title><link href="1.html"/>
                  <published>2021-05-21T10:00:00Z</published><updated>2021-05-22T10:00:00Z</updated>
                  <author><name>Bureau</name></author><summary>Court</summary>
                  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Tout le texte.</p></div></content>
                </entry></feed>
                """).getFirst();

        assertThat(entry.title()).isEqualTo("Deux & trois");
        assertThat(entry.link()).isEqualTo("https://news.example/a/1.html");
        assertThat(entry.published()).isEqualTo("2021-05-21T10:00:00Z");
        assertThat(entry.updated()).isEqualTo("2021-05-22T10:00:00Z");
        assertThat(entry.html()).contains("Tout le texte.").doesNotContain("Court");
        assertThat(entry.language()).isEqualTo("fr");
        assertThat(entry.author()).isEqualTo("Bureau");
    }

    @Test
    void rssOneTakesWhatAnItemIsAboutAsItsIdentity() throws FeedException {
        FeedEntry entry = read("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                         xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel rdf:about="https://news.example/"><title>Press</title></channel>
                  <item rdf:about="https://news.example/7"><title>Seven</title><link>https://news.example/7</link>
                  <description>Text of seven</description><dc:date>2004-04-15T12:00+01:00</dc:date></item></rdf:RDF>
                """).getFirst();

        assertThat(entry.guid()).isEqualTo("https://news.example/7");
        assertThat(entry.publishedAt()).isEqualTo("2004-04-15T11:00:00Z");
        assertThat(entry.html()).isEqualTo("<p>Text of seven</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='0.91'><channel>ITEM</channel></rss>",
                "<rss version='0.92'><channel>ITEM</channel></rss>",
                "<rss><channel>ITEM</channel></rss>",
                "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel>ITEM</channel></rss>",
                "<rss version='2.0'><channel/>ITEM</rss>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                        + "xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/>ITEM</rdf:RDF>"
            })
    void everyRssIsRead(String feed) throws FeedException {
        String item = "<item><title>Ministers meet</title><link>https://news.example/1</link></item>";

        FeedEntry entry = read(feed.replace("ITEM", item)).getFirst();

        assertThat(entry.title()).isEqualTo("Ministers meet");
        assertThat(entry.link()).isEqualTo("https://news.example/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "", "urn:of-somebody"})
    void everyAtomIsRead(String namespace) throws FeedException {
        FeedEntry entry = read("<feed xmlns='" + namespace
                        + "'><entry><id>urn:1</id><title>Ministers meet</title></entry></feed>")
                .getFirst();

        assertThat(entry.guid()).isEqualTo("urn:1");
        assertThat(entry.title()).isEqualTo("Ministers meet");
    }

    @ParameterizedTest
    @CsvSource({
        "/1.html, https://news.example/1.html",
        "1.html, https://news.example/press/1.html",
        "//other.example/1, https://other.example/1",
        "https://news.example/a b, https://news.example/a%20b",
        "javascript:alert(1),",
        "http://[broken,",
    })
    void linksAreAbsoluteAndOfTheWebOrNotThere(String link, String expected) throws FeedException {
        FeedEntry entry = read("<rss version='2.0'><channel><item><title>x</title><link>" + link
                        + "</link></item></channel></rss>")
                .getFirst();

        assertThat(entry.link()).isEqualTo(expected);
    }

    @Test
    void aPermalinkGuidStandsInForTheLink() throws FeedException {
        FeedEntry entry = read("<rss version='2.0'><channel><item><title>x</title>"
                        + "<guid>https://news.example/9</guid></item></channel></rss>")
                .getFirst();

        assertThat(entry.link()).isEqualTo("https://news.example/9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 21 May 2021 23:39:10 +0000 | 2021-05-21T23:39:10Z",
                "21 May 2021 23:39 EST | 2021-05-22T04:39:00Z",
                "Fri, 21 May 21 23:39:10 GMT | 2021-05-21T23:39:10Z",
                "2021-05-21 | 2021-05-21T00:00:00Z",
                "2021-05-21T23:39:10.5+02:00 | 2021-05-21T21:39:10.500Z",
                "2021-05-21T23:39:10.123456Z | 2021-05-21T23:39:10.123456Z",
                "Thu, 05 September 2024 10:00:00 GMT | 2024-09-05T10:00:00Z",
                "Fri, 21 May 2021 23:39:10 CEST | 2021-05-21T21:39:10Z",
                "Fri, 21 May 2021 23:39:10 | 2021-05-21T23:39:10Z",
                "31 Feb 2021 10:00:00 GMT |",
                "04/05/2021 |",
                "last Tuesday |"
            })
    void datesAreKeptAsGivenAndReadWhereTheyCanBe(String given, String expected) throws FeedException {
        FeedEntry entry = read("<rss version='2.0'><channel><item><title>x</title><pubDate> " + given
                        + " </pubDate></item></channel></rss>")
                .getFirst();

        assertThat(entry.published()).isEqualTo(given);
        assertThat(entry.publishedAt()).isEqualTo(expected == null ? null : Instant.parse(expected));
    }

    @Test
    void aDescriptionThatIsTextKeepsItsParagraphs() throws FeedException {
        FeedEntry entry = read("<rss version='2.0'><channel><item><description>First one.\n\nSecond &amp;amp; last."
                        + "</description></item></channel></rss>")
                .getFirst();

        assertThat(entry.html()).isEqualTo("<p>First one.</p>\n<p>Second &amp; last.</p>");
    }

    @Test
    void tagsThatStandInATextUnescapedAreRead() throws FeedException {
        FeedEntry item = read("<rss version='2.0'><channel><item><title>The <b>ferry</b> sails</title>"
                        + "<description>From <a href='/x'>here</a> on.</description><author><i>Harbour</i> office</author>"
                        + "</item></channel></rss>")
                .getFirst();
        FeedEntry entry =
                read("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>The <b>ferry</b></title>"
                                + "<content type='html'>From <a href='/x'>here</a> on.</content></entry></feed>")
                        .getFirst();

        assertThat(item.title()).isEqualTo("The ferry sails");
        assertThat(item.html()).isEqualTo("From <a href=\"/x\">here</a> on.");
        assertThat(item.author()).isEqualTo("Harbour office");
        assertThat(entry.title()).isEqualTo("The ferry");
        assertThat(entry.html()).startsWith("From <a ").endsWith(">here</a> on.");
    }

    @Test
    void anAtomAuthorInRssCounts() throws FeedException {
        assertThat(read("<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><item><title>x</title>"
                                + "<a:author><a:name>Harbour office</a:name></a:author></item></channel></rss>")
                        .getFirst()
                        .author())
                .isEqualTo("Harbour office");
    }

    @Test
    void aFeedWithoutEntriesIsEmptyNotWrong() throws FeedException {
        assertThat(read("<rss version='2.0'><channel><title>Press</title></channel></rss>"))
                .isEmpty();
        assertThat(read("<rss version='2.0'/>")).isEmpty();
        assertThat(read("<feed xmlns='http://www.w3.org/2005/Atom'><title>Press</title></feed>"))
                .isEmpty();
    }

    private static List<FeedEntry> read(String feed) throws FeedException {
        return new FeedReader(FeedLimits.DEFAULT).read(feed.getBytes(StandardCharsets.UTF_8), null, ADDRESS);
    }
}
