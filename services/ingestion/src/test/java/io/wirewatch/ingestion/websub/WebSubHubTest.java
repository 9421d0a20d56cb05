package io.wirewatch.ingestion.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.Sources;
import io.wirewatch.ingestion.poll.WebSub;
import io.wirewatch.ingestion.web.WebForms;
import io.wirewatch.ingestion.web.WebManners;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.HubProofs;
import io.wirewatch.runtime.security.SecretBox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to a hub, and what is made of its answer, the hostile ones included. */
class WebSubHubTest {
    private static final String TOPIC = "https://news.example/feed?a=b&c=ü";

    @TempDir
    Path data;

    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final OutboundHttp open = OutboundHttp.guarded(AddressPolicy.allowing("127.0.0.0/8"));
    private final OutboundHttp strict = OutboundHttp.guarded(AddressPolicy.allowing(""));

    WebSubHubTest() throws IOException {
        server.setExecutor(threads);
        server.createContext("/hub", exchange -> answer(exchange, 202, "", null));
        server.createContext("/broken", exchange -> answer(exchange, 500, "out of\u0007 order\n", null));
        server.createContext("/page", exchange -> answer(exchange, 403, "<html>no</html>", null));
        server.createContext("/moved", exchange -> answer(exchange, 308, "", "/hub"));
        server.createContext("/found", exchange -> answer(exchange, 302, "", "/hub"));
        server.createContext("/circle", exchange -> answer(exchange, 307, "", "/circle"));
        server.createContext("/inside", exchange -> answer(exchange, 307, "", "http://10.0.0.1/hub"));
        server.createContext("/never", exchange -> {
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 202, "", null);
        });
        server.start();
    }

    @AfterEach
    void close() {
        never.countDown();
        server.stop(0);
        threads.shutdownNow();
        open.close();
        strict.close();
    }

    @Test
    void aHubIsAskedWithAnAddressAndASecretOfThisSubscriptionAlone() throws Exception {
        ask(open, "/hub");

        HubProofs proofs = proofs();
        assertThat(fields(forms.getFirst()))
                .containsExactly(
                        "hub.callback=https://wire.example/desk/api/v1/websub/ministry/"
                                + proofs.token("ministry", url("/hub"), TOPIC),
                        "hub.mode=subscribe",
                        "hub.topic=" + TOPIC,
                        "hub.secret=" + proofs.secret("ministry", url("/hub"), TOPIC),
                        "hub.lease_seconds=604800");
    }

    @Test
    void aHubThatMovedIsAskedWhereItIsNow() throws Exception {
        ask(open, "/moved");

        assertThat(forms).hasSize(2);
        assertThat(forms.get(1)).isEqualTo(forms.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/broken, status 500: “out of order”, 1",
        "/page, status 403. It is asked again, 1",
        "/found, status 302, 1",
        "/circle, redirects more than 3 times, 4",
        "/inside, 10.0.0.1, 1",
        "/never, no answer within 2000 ms, 1"
    })
    void whyItDidNotTakeTheRequestIsSaidWithWhatToDo(String path, String reason, int requests) {
        assertThat(failure(open, path))
                .hasMessageStartingWith("The hub " + url(path))
                .hasMessageContaining(reason)
                .hasMessageContaining("polled as before")
                .hasMessageContaining("webSub: off");
        assertThat(forms).hasSizeLessThanOrEqualTo(requests);
    }

    @Test
    void aHubAtAnAddressThatIsNotPublicIsNotAsked() {
        assertThat(failure(strict, "/hub")).hasMessageContaining("127.0.0.1");
        assertThat(forms).isEmpty();
    }

    private SourceException failure(OutboundHttp http, String path) {
        return catchThrowableOfType(SourceException.class, () -> ask(http, path));
    }

    private void ask(OutboundHttp http, String path) throws SourceException, InterruptedException {
        WebManners manners = new WebManners(4, 1, Duration.ZERO, Duration.ofSeconds(2), "Wirewatch/test");
        WebSub webSub =
                new WebSub(url(path), TOPIC, "https://wire.example/desk", 1, Sources.CREATED, 1, null, null, null);
        new WebSubHub(new WebForms(http, manners, Clock.systemUTC()), proofs())
                .ask(Sources.feed("https://news.example/feed"), webSub);
    }

    private HubProofs proofs() {
        return new HubProofs(new SecretBox(new WirewatchConfig("ingestion", 0, data, "main"), ""));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static List<String> fields(String form) {
        return List.of(form.split("&")).stream()
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }

    private void answer(HttpExchange exchange, int status, String body, String location) throws IOException {
        try (exchange) {
            assertThat(exchange.getRequestMethod()).isEqualTo("POST");
            forms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
