package io.wirewatch.ingestion.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.ingestion.ScriptedServer;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.runtime.net.OutboundHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebFetchTest {
    private static final Instant START = Instant.parse("2024-03-01T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ScriptedServer server = new ScriptedServer();
    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private final WebFetch web = web(Duration.ZERO, 8);

    WebFetchTest() throws IOException {
        server.answers(Answer.of(200, "served"));
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void robotsTxtIsAskedOnceADay() throws Exception {
        get();
        get();
        assertThat(server.robotsRequests()).hasSize(1);
        assertThat(server.robotsRequests().getFirst().getFirst("User-Agent")).isEqualTo("Wirewatch/test (reader)");

        now.set(START.plus(Duration.ofHours(25)));
        get();

        assertThat(server.robotsRequests()).hasSize(2);
    }

    @Test
    void whatRobotsTxtForbidsIsNotFetched() {
        server.robots(Answer.of(200, "User-agent: *\nDisallow: /feed"));

        assertThat(failure(request())).hasMessageContaining("robots.txt").hasMessageContaining("robots to ignore");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theGroupOfTheFetchersOwnNameCounts() throws Exception {
        server.robots(Answer.of(200, "User-agent: *\nDisallow: /\n\nUser-agent: WireWatch\nDisallow: /private"));

        assertThat(get()).isEqualTo("served");
    }

    @Test
    void whoHasThePublishersLeaveDoesNotAsk() throws Exception {
        server.robots(Answer.of(200, "User-agent: *\nDisallow: /"));

        assertThat(web.get(request().robots(false), WebFetchTest::text)).isEqualTo("served");
        assertThat(server.robotsRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 401, 403, 404, 410})
    void aSiteWithoutRobotsTxtLetsEverythingBeFetched(int status) throws Exception {
        server.robots(Answer.of(status, ""));

        assertThat(get()).isEqualTo("served");
    }

    @Test
    void aSiteThatCannotSayWhatItAllowsIsLeftAlone() throws Exception {
        server.robots(Answer.of(503, "later", "Retry-After", "60"));

        SourceException refused = failure(request());

        assertThat(refused).hasMessageContaining("robots.txt").hasMessageContaining("503");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(60));
        server.robots(Answer.of(404, ""));
        now.set(START.plusSeconds(61));
        assertThat(get()).as("it is asked again").isEqualTo("served");
    }

    @Test
    void aPageInPlaceOfRobotsTxtForbidsNothing() throws Exception {
        server.robots(Answer.of(200, "<!DOCTYPE html><html><body>Disallow: / is a word here</body></html>"));

        assertThat(get()).isEqualTo("served");
    }

    @Test
    void aHugeRobotsTxtIsReadToItsLimit() throws Exception {
        server.robots(Answer.of(200, "User-agent: *\nDisallow: /feed\n" + "# padding\n".repeat(1_000_000)));

        assertThat(failure(request())).hasMessageContaining("keep away");
    }

    @Test
    void sitemapsThatRobotsTxtNamesAreTold() throws Exception {
        server.robots(Answer.of(200, "Sitemap: https://news.example/sitemap.xml\nUser-agent: *\nDisallow:"));

        assertThat(web.sitemaps(server.url())).containsExactly("https://news.example/sitemap.xml");
    }

    @Test
    void aHostThatAsksToWaitIsLeftAloneByAllItsSources() throws Exception {
        server.answers(Answer.of(429, "", "Retry-After", "120"));
        failure(request());
        server.answers(Answer.of(200, "served"));

        SourceException refused = failure(request());

        assertThat(refused).hasMessageContaining("asks to wait until 2024-03-01T10:02:00Z");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(server.requests()).hasSize(1);
        now.set(START.plusSeconds(121));
        assertThat(get()).isEqualTo("served");
    }

    @Test
    void betweenTwoRequestsToAHostIsAPause() throws Exception {
        WebFetch pausing = web(Duration.ofMillis(120), 8);
        pausing.get(request().robots(false), WebFetchTest::text);
        long begun = System.nanoTime();

        pausing.get(request().robots(false), WebFetchTest::text);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whatSomethingWaitsForGoesWithoutAPauseAndIsGivenUpEarly() throws Exception {
        WebFetch pausing = web(Duration.ofSeconds(30), 8);
        pausing.get(request().robots(false), WebFetchTest::text);
        assertThat(pausing.get(request().robots(false).awaited(true, Duration.ofSeconds(10)), WebFetchTest::text))
                .isEqualTo("served");
        CountDownLatch gate = new CountDownLatch(1);
        server.answers(headers -> {
            try {
                return Answer.of(gate.await(20, TimeUnit.SECONDS) ? 200 : 500, "late");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Answer.of(500, "");
            }
        });

        assertThat(catchThrowableOfType(
                        SourceException.class,
                        () -> pausing.get(
                                request().robots(false).awaited(true, Duration.ofMillis(200)), WebFetchTest::text)))
                .hasMessageContaining("200 ms");
        gate.countDown();
    }

    @Test
    void oneRequestIsUnderWayAtAHost() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.answers(headers -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            open.decrementAndGet();
            return Answer.of(200, "served");
        });
        List<Thread> threads = new ArrayList<>();
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            threads.add(fetching(web, served));
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
        }

        assertThat(served).hasValue(20);
        assertThat(most).hasValue(1);
    }

    @Test
    void whoWaitsForASlowHostHoldsUpNobodyElse() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        server.answers(headers -> {
            try {
                return Answer.of(gate.await(20, TimeUnit.SECONDS) ? 200 : 500, "slow");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Answer.of(500, "");
            }
        });
        WebFetch two = web(Duration.ZERO, 2);
        List<Thread> waiting = new ArrayList<>();
        AtomicInteger slow = new AtomicInteger();
        try (ScriptedServer quick = new ScriptedServer(InetAddress.ofLiteral("127.0.0.2"))) {
            quick.answers(Answer.of(200, "quick"));
            for (int i = 0; i < 20; i++) {
                waiting.add(fetching(two, slow));
            }
            await().until(() -> server.requests().size() == 1);

            assertThat(two.get(WebRequest.to(quick.url(), "*/*").robots(false), WebFetchTest::text))
                    .isEqualTo("quick");
            assertThat(server.requests()).hasSize(1);
        } finally {
            gate.countDown();
            for (Thread thread : waiting) {
                thread.join(Duration.ofSeconds(20));
            }
        }
        assertThat(slow).as("each has its turn in the end").hasValue(20);
    }

    @Test
    void aReadingThatFailsGivesItsPlaceBack() throws Exception {
        WebFetch one = web(Duration.ZERO, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(
                            SourceException.class,
                            () -> one.get(request(), answer -> {
                                throw new SourceException("unreadable");
                            })))
                    .hasMessage("unreadable");
        }

        assertThat(one.get(request(), WebFetchTest::text)).isEqualTo("served");
    }

    @Test
    void howLongAnAnswerStaysFreshIsTold() throws Exception {
        server.answers(Answer.of(200, "served", "Cache-Control", "max-age=600"));

        assertThat(web.get(request(), WebAnswer::fresh)).isEqualTo(Duration.ofMinutes(10));
    }

    private Thread fetching(WebFetch from, AtomicInteger served) {
        return Thread.startVirtualThread(() -> {
            try {
                from.get(request().robots(false), WebFetchTest::text);
                served.incrementAndGet();
            } catch (SourceException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String text(WebAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String get() throws SourceException, InterruptedException {
        return web.get(request(), WebFetchTest::text);
    }

    private WebRequest request() {
        return WebRequest.to(server.url(), "*/*");
    }

    private SourceException failure(WebRequest request) {
        return catchThrowableOfType(SourceException.class, () -> web.get(request, WebFetchTest::text));
    }

    private WebFetch web(Duration pause, int fetches) {
        WebManners manners = new WebManners(fetches, 1, pause, Duration.ofSeconds(20), "Wirewatch/test (reader)");
        return new WebFetch(http, manners, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
    }
}
