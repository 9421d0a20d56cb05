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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Manners at every host that a redirect leads to. The two servers are two hosts: 127.0.0.1 and 127.0.0.2. */
class RedirectTest {
    private static final Instant NOW = Instant.parse("2024-03-01T10:00:00Z");

    private final ScriptedServer one = new ScriptedServer();
    private final ScriptedServer other = new ScriptedServer(InetAddress.ofLiteral("127.0.0.2"));
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final OutboundHttp http = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private final WebFetch web = web(Duration.ofSeconds(20));

    RedirectTest() throws IOException {
        one.pages(path -> page(one, path));
        other.pages(path -> page(other, path));
    }

    @AfterEach
    void close() {
        http.close();
        one.close();
        other.close();
    }

    @Test
    void theRobotsTxtOfTheHostThatItLeadsToIsObeyed() {
        moved.put(one.url("/feed"), other.url("/feed"));
        other.robots(Answer.of(200, "User-agent: *\nDisallow: /feed"));

        assertThat(failure("/feed"))
                .hasMessageContaining("robots.txt")
                .hasMessageContaining(other.url("/feed"))
                .hasMessageContaining("robots to ignore");
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void whoHasThePublishersLeaveAsksNoRobotsTxtOnTheWay() throws Exception {
        moved.put(one.url("/feed"), other.url("/feed"));
        other.robots(Answer.of(200, "User-agent: *\nDisallow: /"));

        assertThat(web.get(request(one, "/feed").robots(false), RedirectTest::text))
                .isEqualTo("/feed");
        assertThat(other.robotsRequests()).isEmpty();
    }

    @Test
    void aPlaceOnTheSameHostThatRobotsTxtForbidsIsNotReachedByARedirect() {
        moved.put(one.url("/feed"), one.url("/private/feed"));
        one.robots(Answer.of(200, "User-agent: *\nDisallow: /private"));

        assertThat(failure("/feed")).hasMessageContaining("/private/feed");
        assertThat(one.asked()).containsExactly("/feed");
    }

    @Test
    void itWaitsForItsTurnAndHoldsUpNobodyMeanwhile() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        other.pages(path -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            wait(gate);
            open.decrementAndGet();
            return Answer.of(200, path);
        });
        moved.put(one.url("/feed"), other.url("/moved"));
        AtomicInteger served = new AtomicInteger();
        Thread slow = fetching(other, "/slow", served);
        await().until(() -> other.asked().size() == 1);
        Thread redirected = fetching(one, "/feed", served);
        await().until(() -> one.asked().contains("/feed"));

        assertThat(web.get(request(one, "/elsewhere"), RedirectTest::text)).isEqualTo("/elsewhere");
        assertThat(other.asked()).containsExactly("/slow");
        gate.countDown();
        slow.join(Duration.ofSeconds(20));
        redirected.join(Duration.ofSeconds(20));
        assertThat(served).hasValue(2);
        assertThat(most).hasValue(1);
    }

    @Test
    void aHostThatAsksToWaitIsLeftAloneHoweverItIsReached() throws Exception {
        moved.put(one.url("/feed"), other.url("/feed"));
        other.pages(path -> Answer.of(503, "", "Retry-After", "120"));

        assertThat(failure("/feed").retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(failure("/feed")).hasMessageContaining("127.0.0.2 asks to wait until 2024-03-01T10:02:00Z");

        assertThat(other.asked()).hasSize(1);
        assertThat(web.get(request(one, "/elsewhere"), RedirectTest::text))
                .as("the host that redirects has asked for nothing")
                .isEqualTo("/elsewhere");
    }

    @Test
    void twoHostsThatRedirectToEachOtherAtTheSameTimeHoldUpNobody() throws Exception {
        CyclicBarrier bothAsked = new CyclicBarrier(2);
        moved.put(one.url("/feed"), other.url("/end"));
        moved.put(other.url("/feed"), one.url("/end"));
        one.pages(path -> meeting(bothAsked, one, path));
        other.pages(path -> meeting(bothAsked, other, path));
        for (int round = 1; round <= 3; round++) {
            AtomicInteger served = new AtomicInteger();
            Thread there = fetching(one, "/feed", served);
            Thread back = fetching(other, "/feed", served);
            there.join(Duration.ofSeconds(20));
            back.join(Duration.ofSeconds(20));
            assertThat(served).as("round %s", round).hasValue(2);
        }
    }

    @Test
    void manyThatCrossFindTheirTurnsInTheEnd() throws Exception {
        moved.put(one.url("/feed"), other.url("/end"));
        moved.put(other.url("/feed"), one.url("/end"));
        AtomicInteger served = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            threads.add(fetching(i % 2 == 0 ? one : other, "/feed", served));
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
        }
        assertThat(served).hasValue(30);
    }

    @Test
    void aTurnThatDoesNotComeInTimeIsGivenUp() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        other.pages(path -> {
            wait(gate);
            return Answer.of(200, path);
        });
        moved.put(one.url("/feed"), other.url("/feed"));
        AtomicInteger served = new AtomicInteger();
        Thread slow = fetching(other, "/slow", served);
        await().until(() -> other.asked().size() == 1);

        assertThat(catchThrowableOfType(
                        SourceException.class,
                        () -> web.get(
                                request(one, "/feed").awaited(false, Duration.ofMillis(300)), RedirectTest::text)))
                .hasMessageContaining("127.0.0.2")
                .hasMessageContaining("is busy");
        assertThat(web.get(request(one, "/elsewhere"), RedirectTest::text)).isEqualTo("/elsewhere");
        gate.countDown();
        slow.join(Duration.ofSeconds(20));
        assertThat(served).hasValue(1);
    }

    @Test
    void aCircleOverTwoHostsAndAWayWithoutEndAreSaidSo() {
        moved.put(one.url("/feed"), other.url("/feed"));
        moved.put(other.url("/feed"), one.url("/feed"));
        assertThat(failure("/feed"))
                .hasMessageContaining("lead back to " + one.url("/feed"))
                .hasMessageContaining("Open the address in a browser");
        for (int i = 0; i < 10; i++) {
            moved.put((i % 2 == 0 ? one : other).url("/" + i), (i % 2 == 0 ? other : one).url("/" + (i + 1)));
        }
        assertThat(failure("/0")).hasMessageContaining("ore than 5 redirects, the last from");
    }

    private Answer page(ScriptedServer at, String path) {
        String next = moved.get(at.url(path));
        return next == null ? Answer.of(200, path) : Answer.of(302, "", "Location", next);
    }

    /** Answers feeds when both servers are asked for theirs: then both turns are taken. */
    private Answer meeting(CyclicBarrier bothAsked, ScriptedServer at, String path) {
        try {
            if (path.equals("/feed")) {
                bothAsked.await(20, TimeUnit.SECONDS);
            }
            return page(at, path);
        } catch (Exception e) {
            return Answer.of(500, e.toString());
        }
    }

    private static void wait(CountDownLatch gate) {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread fetching(ScriptedServer from, String path, AtomicInteger served) {
        return Thread.startVirtualThread(() -> {
            try {
                web.get(request(from, path), RedirectTest::text);
                served.incrementAndGet();
            } catch (SourceException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private SourceException failure(String path) {
        return catchThrowableOfType(SourceException.class, () -> web.get(request(one, path), RedirectTest::text));
    }

    private static WebRequest request(ScriptedServer server, String path) {
        return WebRequest.to(server.url(path), "*/*");
    }

    private static String text(WebAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private WebFetch web(Duration timeout) {
        WebManners manners = new WebManners(8, 1, Duration.ZERO, timeout, "Wirewatch/test (reader)");
        return new WebFetch(http, manners, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
