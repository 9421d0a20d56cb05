package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Rounds;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebManners;
import io.wirewatch.runtime.net.OutboundHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feeds whose entries are completed from their pages, and feeds with older pages. */
class FeedPagesTest {
    private static final String WORDS =
            "The harbour office said so today, and that work goes on until the spring of next year. ";

    private final ScriptedServer server = new ScriptedServer();
    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private final Map<String, Answer> pages = new ConcurrentHashMap<>();
    private Rounds rounds = rounds(SiteOptions.AUTO, false);

    FeedPagesTest() throws IOException {
        server.pages(pages::get);
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void aStubIsCompletedFromItsPageAndNotFetchedAgain() throws InterruptedException {
        feed("/feed.xml", item("1", "A new quay", "The harbour gets a new quay. <a href='/1'>Read more</a>"));
        page("/1", "A new quay by another name");

        rounds.round();
        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.releases()).singleElement().satisfies(release -> {
            assertThat(release.body()).isEqualTo(pages.get("/1").body());
            assertThat(release.charset()).isEqualTo("utf-8");
            assertThat(release.title()).isEqualTo("A new quay");
            assertThat(release.publishedAt()).startsWith("Fri, 01 Mar 2024");
        });
        assertThat(server.asked()).containsExactly("/feed.xml", "/1", "/feed.xml");
        assertThat(rounds.state().last().unchanged()).isEqualTo(1);
    }

    @Test
    void aStubWhosePageFailsIsOnTheLogAtOnceAndItsPageIsTheNextVersion() throws InterruptedException {
        feed("/feed.xml", item("1", "A new quay", ""));
        pages.put("/1", Answer.of(500, "broken"));

        rounds.round();
        assertThat(rounds.releases())
                .singleElement()
                .extracting(RawRelease::body)
                .isEqualTo(new byte[0]);
        rounds.round(Duration.ofMinutes(5));
        rounds.round(Duration.ofMinutes(5));
        assertThat(rounds.releases()).hasSize(1);
        assertThat(rounds.state().refusals())
                .singleElement()
                .asString()
                .contains("3 times")
                .contains("500");
        page("/1", "A new quay");
        rounds.round(Duration.ofMinutes(30));

        assertThat(rounds.releases()).hasSize(2);
        assertThat(rounds.releases().getLast().id())
                .isEqualTo(rounds.releases().getFirst().id());
        assertThat(rounds.state().refusals()).isEmpty();
        rounds.round(Duration.ofMinutes(5));
        assertThat(rounds.releases()).hasSize(2);
    }

    @Test
    void aPageThatIsNeverThereIsGivenUp() throws InterruptedException {
        feed("/feed.xml", item("1", "A new quay", ""));
        for (int i = 0; i < 20; i++) {
            rounds.round(Duration.ofDays(1));
        }

        assertThat(server.asked()).filteredOn("/1"::equals).hasSize(8);
        assertThat(rounds.releases()).hasSize(1);
    }

    @Test
    void wholeEntriesAreLeftAlone() throws InterruptedException {
        feed(
                "/feed.xml",
                item("1", "A new quay", WORDS.repeat(12)),
                item("2", "Short and whole", "The office is closed on Monday."),
                item("3", "Another", WORDS.repeat(10) + "..."));

        rounds.round();

        assertThat(server.asked()).containsExactly("/feed.xml");
        assertThat(rounds.releases()).hasSize(3);
    }

    @Test
    void aPageWithNoMoreToSayChangesNothing() throws InterruptedException {
        feed(
                "/feed.xml",
                item("1", "Short and whole", "The office is closed on Monday, and the ferry goes as on Sundays."));
        pages.put(
                "/1",
                html(
                        "<html><head><title>Short and whole</title></head><body><main><p>The office is closed on Monday, and the ferry goes as on Sundays.</p></main></body></html>"));

        rounds.round();
        rounds.round(Duration.ofMinutes(5));

        assertThat(rounds.releases())
                .singleElement()
                .satisfies(release -> assertThat(new String(release.body(), StandardCharsets.UTF_8))
                        .startsWith("<p>The office"));
        assertThat(server.asked()).filteredOn("/1"::equals).hasSize(1);
    }

    @Test
    void alwaysAndNeverAreKept() throws InterruptedException {
        feed("/feed.xml", item("1", "A new quay", WORDS.repeat(12)), item("2", "A stub", "Read more"));
        page("/1", "A new quay");
        page("/2", "A stub");
        rounds = rounds(SiteOptions.NEVER, false);
        rounds.round();
        assertThat(server.asked()).containsExactly("/feed.xml");

        rounds = rounds(SiteOptions.ALWAYS, false);
        rounds.round();
        assertThat(server.asked()).containsExactly("/feed.xml", "/feed.xml", "/2", "/1");
    }

    @Test
    void manyStubsAreOnTheLogAtOnceAndAreCompletedAFewAtATime() throws InterruptedException {
        String[] items = new String[60];
        for (int i = 0; i < items.length; i++) {
            items[i] = item("n" + i, "Notice " + i, "Read more");
            page("/n" + i, "Notice " + i);
        }
        feed("/feed.xml", items);

        rounds.round();
        assertThat(rounds.releases()).hasSize(60);
        assertThat(rounds.again()).isTrue();
        for (int i = 0; i < 5 && rounds.again(); i++) {
            rounds.round(Duration.ofSeconds(5));
        }

        assertThat(rounds.releases()).hasSize(60 + 40);
        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(60);
        assertThat(rounds.again()).isFalse();
    }

    @Test
    void olderPagesAreFollowedOverSeveralPollsAndACrashWhereTheHistoryIsWanted() throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            feed(
                    i == 0 ? "/feed.xml" : "/archive/" + i,
                    (i == 8 ? "" : "<atom:link rel='prev-archive' href='/archive/" + (i + 1) + "'/>"),
                    item("g" + i, "Notice " + i, WORDS.repeat(12)));
        }
        rounds.round();
        assertThat(rounds.releases()).hasSize(1);

        rounds = rounds(SiteOptions.AUTO, true);
        rounds.round();
        PollState before = rounds.state();
        rounds.round(Duration.ofSeconds(5));
        rounds.forget(before);
        for (int i = 0; i < 5 && rounds.again(); i++) {
            rounds.round(Duration.ofSeconds(5));
        }

        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(9);
        assertThat(rounds.releases()).allMatch(RawRelease::historical);
        int asked = server.asked().size();
        rounds.round(Duration.ofMinutes(5));
        assertThat(server.asked().subList(asked, server.asked().size())).containsExactly("/feed.xml");
    }

    @Test
    void olderPagesThatGoRoundInACircleComeToAnEnd() throws InterruptedException {
        feed("/feed.xml", "<atom:link rel='next' href='/a'/>", item("1", "One", WORDS.repeat(12)));
        feed("/a", "<atom:link rel='next' href='/b'/>", item("2", "Two", WORDS.repeat(12)));
        feed("/b", "<atom:link rel='next' href='/c'/>", item("3", "Three", WORDS.repeat(12)));
        feed("/c", "<atom:link rel='next' href='/a'/>", item("4", "Four", WORDS.repeat(12)));
        rounds = rounds(SiteOptions.AUTO, true);

        rounds.round();
        for (int i = 0; i < 10 && rounds.again(); i++) {
            rounds.round(Duration.ofSeconds(5));
        }

        assertThat(rounds.again()).isFalse();
        assertThat(rounds.releases().stream().map(RawRelease::id).distinct()).hasSize(4);
    }

    private void page(String path, String title) {
        pages.put(
                path,
                html("<html><head><title>" + title + "</title></head><body><main><h1>" + title + "</h1><p>"
                        + WORDS.repeat(8) + "</p></main></body></html>"));
    }

    private static Answer html(String html) {
        return Answer.of(200, html, "Content-Type", "text/html; charset=utf-8");
    }

    private void feed(String path, String... items) {
        pages.put(
                path,
                Answer.of(
                        200,
                        "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
                                + String.join("", List.of(items)) + "</channel></rss>"));
    }

    private static String item(String name, String title, String html) {
        return "<item><title>" + title + "</title><link>/" + name + "</link><guid isPermaLink='false'>" + name
                + "</guid><pubDate>Fri, 01 Mar 2024 09:00:00 GMT</pubDate><description><![CDATA[" + html
                + "]]></description></item>";
    }

    private Rounds rounds(String complete, boolean history) {
        WebFetch web = new WebFetch(
                http, new WebManners(4, 1, Duration.ZERO, Duration.ofSeconds(10), "Wirewatch/test"), Clock.systemUTC());
        return new Rounds(
                new FeedSource(web, new FeedReader(FeedLimits.DEFAULT)),
                Sources.of(PolledSource.FEED, server.url(), new SiteOptions(null, null, null, complete, history)));
    }
}
