package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.HubOffer;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebManners;
import io.wirewatch.runtime.net.OutboundHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSourceTest {
    private static final Instant NOW = Sources.CREATED.plusSeconds(5);
    private static final String FEED = "<rss version='2.0'><channel><item><title>Ministers meet</title>"
            + "<link>/1</link><guid>n-1</guid></item></channel></rss>";

    private final ScriptedServer server = new ScriptedServer();
    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private Duration timeout = Duration.ofSeconds(10);

    FeedSourceTest() throws IOException {}

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void aFeedGivesItsEntriesAndItsValidators() throws Exception {
        server.answers(Answer.of(200, FEED, "ETag", "\"v1\"", "Last-Modified", "Fri, 01 Mar 2024 09:00:00 GMT"));

        Harvest harvest = read(PollState.NEW);

        assertThat(harvest.candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.release().url())
                        .isEqualTo(server.url().replace("/feed.xml", "/1")));
        assertThat(harvest.etag()).isEqualTo("\"v1\"");
        assertThat(harvest.lastModified()).isEqualTo("Fri, 01 Mar 2024 09:00:00 GMT");
        assertThat(server.requests().getFirst().getFirst("User-Agent")).isEqualTo("Wirewatch/test");
        assertThat(server.requests().getFirst().containsKey("If-None-Match")).isFalse();
    }

    @Test
    void whoPushesAFeedIsSaidByItsServerElseByTheFeedItself() throws Exception {
        String feed = FEED.replace(
                "<channel>",
                "<channel xmlns:a='http://www.w3.org/2005/Atom'><a:link rel='hub' href='https://hub.example/'/><a:link rel='self' href='/self.xml'/>");
        server.answers(Answer.of(200, feed));
        assertThat(read(PollState.NEW).offer())
                .isEqualTo(new HubOffer(List.of("https://hub.example/"), server.url("/self.xml")));

        server.answers(Answer.of(200, feed, "Link", "<https://other.example/>; rel=hub, </head.xml>; rel=self"));
        assertThat(read(PollState.NEW).offer())
                .isEqualTo(new HubOffer(List.of("https://other.example/"), server.url("/head.xml")));

        server.answers(Answer.of(200, FEED));
        assertThat(read(PollState.NEW).offer()).isEqualTo(new HubOffer(List.of(), server.url()));
    }

    @Test
    void theNextRequestIsOnCondition() throws Exception {
        server.answers(Answer.of(304, ""));

        assertThat(read(known(server.url())).notModified()).isTrue();

        assertThat(server.requests().getFirst().getFirst("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(server.requests().getFirst().getFirst("If-Modified-Since"))
                .isEqualTo("Fri, 01 Mar 2024 09:00:00 GMT");
    }

    @Test
    void theValidatorsOfAnotherAddressAreNotSent() throws Exception {
        server.answers(Answer.of(200, FEED));

        read(known("https://elsewhere.example/feed"));

        assertThat(server.requests().getFirst().containsKey("If-None-Match")).isFalse();
    }

    @Test
    void notModifiedWithoutConditionIsAFaultOfTheServer() {
        server.answers(Answer.of(304, ""));

        assertThat(failure()).hasMessageContaining("304").hasMessageContaining("publisher");
    }

    @ParameterizedTest
    @CsvSource({
        "401, open to all",
        "403, feed readers",
        "404, publisher's site",
        "410, gone for good",
        "418, in a browser",
        "500, fault of its own",
        "503, fault of its own"
    })
    void everyStatusHasItsCure(int status, String cure) {
        server.answers(Answer.of(status, "no"));

        assertThat(failure()).hasMessageContaining(Integer.toString(status)).hasMessageContaining(cure);
    }

    @ParameterizedTest
    @CsvSource({"120, PT2M", "'Fri, 01 Mar 2024 10:10:05 GMT', PT10M"})
    void whatTheServerAsksToWaitIsKept(String header, String expected) {
        server.answers(Answer.of(429, "slow down", "Retry-After", header));

        assertThat(failure()).hasMessageContaining("asks to wait " + expected);
    }

    @Test
    void aLoginPageIsNoFeed() {
        server.answers(Answer.of(
                200,
                "<!DOCTYPE html><title>Sign in</title><form><input type=password></form>",
                "Content-Type",
                "text/html"));

        assertThat(failure()).hasMessageContaining("web page titled “Sign in”").hasMessageContaining("log in");
    }

    @Test
    void aCompressedFeedIsRead() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(FEED.getBytes(StandardCharsets.UTF_8));
        }
        server.answers(Answer.of(200, bytes.toByteArray(), "Content-Encoding", "gzip"));

        assertThat(read(PollState.NEW).candidates()).hasSize(1);
    }

    @Test
    void aHugeBodyIsRefused() {
        server.answers(Answer.of(200, new byte[11 * 1024 * 1024]));

        assertThat(failure()).hasMessageContaining("shorter feed");
    }

    @Test
    void aSlowServerIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        timeout = Duration.ofMillis(300);
        server.answers(headers -> {
            try {
                return Answer.of(never.await(20, TimeUnit.SECONDS) ? 200 : 500, FEED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Answer.of(500, "");
            }
        });

        assertThat(failure()).hasMessageContaining("too slow");
        never.countDown();
    }

    @Test
    void aRedirectLoopIsNamed() {
        server.answers(Answer.of(302, "", "Location", server.url()));

        assertThat(failure()).hasMessageContaining("Redirects").hasMessageContaining("in a browser");
    }

    @Test
    void anAddressThatIsNotPublicIsRefusedWithoutARequest() {
        try (OutboundHttp strict = OutboundHttp.guarded(AddressPolicy.allowing(""))) {
            FeedSource source = source(strict);

            assertThat(catchThrowableOfType(
                            SourceException.class, () -> source.read(Sources.feed(server.url()), PollState.NEW, NOW)))
                    .hasMessageContaining("--allow-targets");
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"not an address", "ftp://news.example/feed", "'http://no such host.example/'"})
    void whatIsNoAddressIsSaidSo(String url) {
        assertThat(catchThrowableOfType(
                        SourceException.class, () -> source().read(Sources.feed(url), PollState.NEW, NOW)))
                .hasMessageContaining("https://");
    }

    private static PollState known(String url) {
        Harvest read = new Harvest(false, "\"v1\"", "Fri, 01 Mar 2024 09:00:00 GMT", List.of(), List.of(), 0, false);
        return Sources.after(Sources.feed(url), read, NOW);
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, () -> read(PollState.NEW));
    }

    private Harvest read(PollState state) throws SourceException, InterruptedException {
        PolledSource source = Sources.feed(server.url());
        return source().read(source, state, NOW);
    }

    private FeedSource source() {
        return source(http);
    }

    private FeedSource source(OutboundHttp client) {
        WebManners manners = new WebManners(4, 1, Duration.ZERO, timeout, "Wirewatch/test");
        return new FeedSource(
                new WebFetch(client, manners, Clock.fixed(NOW, ZoneOffset.UTC)), new FeedReader(FeedLimits.DEFAULT));
    }
}
