package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where feeds and servers say that news are pushed from. */
class HubLinksTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/feed");
    private static final HubLinks BOTH =
            new HubLinks(List.of("https://hub.example/"), "https://news.example/press/feed.xml");

    @Test
    void anRssFeedNamesThemByLinksOfAtom() throws FeedException {
        assertThat(links("<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Press</title>"
                        + "<link>https://news.example/</link><a:link rel='hub' href='https://hub.example/'/>"
                        + "<a:link rel='self' href='feed.xml'/><item><title>x</title></item></channel></rss>"))
                .isEqualTo(BOTH);
    }

    @Test
    void anAtomFeedNamesThemByLinksOfItsOwn() throws FeedException {
        assertThat(links(
                        "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://news.example/'/><link rel='HUB' href='https://hub.example/'/>"
                                + "<link rel='self' href='/press/feed.xml'/><entry><id>1</id><title>x</title>"
                                + "<link rel='hub' href='https://of-an-entry.example/'/></entry></feed>"))
                .isEqualTo(BOTH);
    }

    @Test
    void anRssFeedOfVersionOneNamesThemToo() throws FeedException {
        assertThat(
                        links(
                                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
                                        + " xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Press</title><atom:link rel='hub' href='https://hub.example/'/>"
                                        + "<atom:link rel='self' href='feed.xml'/></channel><item><title>x</title></item></rdf:RDF>"))
                .isEqualTo(BOTH);
    }

    @Test
    void aJsonFeedNamesThoseOfTheTypeWebSub() throws FeedException {
        assertThat(links(
                        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [], \"feed_url\": \"feed.xml\", \"hubs\": ["
                                + "{\"type\": \"rssCloud\", \"url\": \"https://cloud.example/\"}, {\"type\": \"WebSub\"}, 7,"
                                + "{\"type\": \"WebSub\", \"url\": \"https://hub.example/\"}]}"))
                .isEqualTo(BOTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel><item><title>x</title><link rel='hub'>https://hub.example/</link></item></channel></rss>",
                "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><a:link rel='hub' href='ftp://hub.example/'/><item><title>x</title></item></channel></rss>",
                "{\"version\": \"1\", \"items\": [], \"hubs\": {\"type\": \"WebSub\"}}"
            })
    void whatIsNoHubIsNotTaken(String feed) throws FeedException {
        assertThat(links(feed)).isEqualTo(HubLinks.NONE);
    }

    @Test
    void aHeaderNamesThem() {
        assertThat(header("<https://hub.example/>; rel=\"hub\", <feed.xml>; rel=self"))
                .isEqualTo(BOTH);
        assertThat(header("<https://hub.example/>;REL=\"preload Hub\";title=\"a, b\"", "<feed.xml>; rel=\"self\""))
                .isEqualTo(BOTH);
        assertThat(
                        header(
                                "<x>; title=\"<https://no.example/>; rel=\\\"hub\\\",\"; rel=next, <https://hub.example/>;rel=hub"))
                .isEqualTo(new HubLinks(BOTH.hubs(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<https://hub.example/",
                "<https://hub.example/>",
                "<https://hub.example/>; rel",
                "<https://hub.example/>; rel=\"hubs\"",
                "<https://hub.example/>; rel=next; rel=hub",
                "<https://hub.example/>; rel=hub; anchor=\"https://elsewhere.example/\"",
                "https://hub.example/; rel=hub",
                "<javascript:alert(1)>; rel=hub"
            })
    void aHeaderThatNamesNoneIsPassedOver(String value) {
        assertThat(header(value)).isEqualTo(HubLinks.NONE);
    }

    @Test
    void whatTheServerSaysGoesBeforeWhatTheFeedSays() {
        HubLinks server = new HubLinks(List.of("https://server.example/"), null);

        assertThat(server.orElse(BOTH)).isEqualTo(new HubLinks(server.hubs(), BOTH.self()));
        assertThat(HubLinks.NONE.orElse(BOTH)).isEqualTo(BOTH);
    }

    @Test
    void noMoreIsTakenThanIsOfUse() {
        String many = "<https://a.example/>;rel=hub,<https://a.example/>;rel=hub,<https://b.example/>;rel=hub,"
                + "<https://c.example/>;rel=hub,<https://d.example/>;rel=hub,<https://e.example/>;rel=hub";
        String longOne = "<https://hub.example/" + "x".repeat(HubLinks.LONGEST_ADDRESS) + ">; rel=hub";

        assertThat(header(many).hubs()).hasSize(HubLinks.MOST_HUBS).doesNotHaveDuplicates();
        assertThat(header(longOne)).isEqualTo(HubLinks.NONE);
        assertThat(header("<x>;rel=next,".repeat(LinkHeader.MOST_CHARACTERS) + "<https://hub.example/>;rel=hub"))
                .isEqualTo(HubLinks.NONE);
    }

    @Test
    void anyHeaderIsReadAndOnlyWebAddressesAreTaken() {
        String alphabet = "<>;=,\"\\ \tabr:/";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder("<https://hub.example/>;rel=hub");
            for (int edits = random.nextInt(8); edits >= 0; edits--) {
                value.insert(random.nextInt(value.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(header(value.toString()).hubs()).as(value.toString()).allMatch(hub -> hub.startsWith("http"));
        }
    }

    @Test
    void readingAHeaderTakesTimeInLineWithItsLength() {
        List<String> nasty = Collections.nCopies(2_000, "<;\"\\");
        long begun = System.nanoTime();

        for (int i = 0; i < 200; i++) {
            LinkHeader.hub(nasty, ADDRESS);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    private static HubLinks header(String... values) {
        return LinkHeader.hub(List.of(values), ADDRESS);
    }

    private static HubLinks links(String feed) throws FeedException {
        return new FeedReader(FeedLimits.DEFAULT)
                .readPage(feed.getBytes(StandardCharsets.UTF_8), null, ADDRESS)
                .links();
    }
}
