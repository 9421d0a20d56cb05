package io.wirewatch.runtime.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.runtime.net.Limits.Oversize;
import io.wirewatch.runtime.net.OutboundException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Limits SMALL =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1000, Oversize.REFUSE, 5);
    private static final Limits BEGIN =
            new Limits(Duration.ofSeconds(2), Duration.ofMillis(300), 10, Oversize.KEEP_BEGIN, 0);

    private final Map<String, InetAddress[]> names = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OutboundHttp http = new GuardedHttp(AddressPolicy.allowing("127.0.0.0/8"), this::lookup);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setExecutor(threads);
        server.start();
        names.put("feed.test", new InetAddress[] {LOOPBACK});
    }

    @AfterEach
    void stop() {
        over.countDown();
        http.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        if (host.equals("127.0.0.1")) {
            return new InetAddress[] {LOOPBACK};
        }
        InetAddress[] addresses = names.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    @Test
    void aNameIsLookedUpOnceAndTheAnswerSaysWhereItCameFrom() throws Exception {
        answer("/", 200, "hello");

        OutboundResponse response = http.get(url("feed.test", "/"), Map.of("If-None-Match", "\"1\""), SMALL);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString(UTF_8).isEqualTo("hello");
        assertThat(response.header("content-TYPE")).contains("text/plain");
        assertThat(response.finalUri()).isEqualTo(url("feed.test", "/"));
        assertThat(response.truncated()).isFalse();
        assertThat(lookups).hasValue(1);
        assertThat(seen).containsExactly("GET / \"1\"");
    }

    @Test
    void aNameThatLeadsInsideIsRefusedBeforeAnythingIsSent() {
        names.put("inside.test", new InetAddress[] {InetAddress.ofLiteral("10.0.0.5")});
        names.put(
                "mixed.test", new InetAddress[] {InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("::1")});

        assertThat(failure(url("inside.test", "/"))).isEqualTo(Reason.REFUSED_ADDRESS);
        assertThat(failure(url("mixed.test", "/"))).isEqualTo(Reason.REFUSED_ADDRESS);
        assertThat(failure(URI.create("http://[::1]:" + port() + "/"))).isEqualTo(Reason.REFUSED_ADDRESS);
        assertThat(failure(URI.create("ftp://feed.test/"))).isEqualTo(Reason.REFUSED_URL);
    }

    @Test
    void aNameThatDoesNotResolveSaysSo() {
        assertThat(failure(url("nowhere.test", "/"))).isEqualTo(Reason.UNRESOLVABLE);
        assertThat(http.checkTarget("http://nowhere.test/")).isFalse();
        assertThat(http.checkTarget("http://feed.test/")).isTrue();
    }

    @Test
    void redirectsOfAGetAreFollowedAndLeadToTheFinalAddress() throws Exception {
        redirect("/old", 301, "/older");
        redirect("/older", 307, "http://feed.test:" + port() + "/new");
        answer("/new", 200, "there");

        OutboundResponse response = http.get(url("127.0.0.1", "/old"), Map.of(), SMALL);

        assertThat(response.body()).asString(UTF_8).isEqualTo("there");
        assertThat(response.finalUri()).isEqualTo(url("feed.test", "/new"));
    }

    @Test
    void aRedirectToARefusedAddressIsRefused() {
        redirect("/", 302, "http://169.254.169.254/latest/meta-data/");

        assertThat(failure(url("feed.test", "/"))).isEqualTo(Reason.REFUSED_ADDRESS);
    }

    @Test
    void redirectsThatGoRoundOrOnTooLongEnd() {
        redirect("/a", 302, "/b");
        redirect("/b", 302, "/a");
        for (int i = 0; i < 10; i++) {
            redirect("/long" + i, 302, "/long" + (i + 1));
        }

        assertThat(failure(url("feed.test", "/a"))).isEqualTo(Reason.REDIRECT);
        assertThat(failure(url("feed.test", "/long0"))).isEqualTo(Reason.REDIRECT);
        assertThat(seen).hasSize(2 + 6);
    }

    @Test
    void whatIsMeantForOneOriginIsNotToldToAnother() throws Exception {
        redirect("/", 302, "http://127.0.0.1:" + port() + "/other");
        answer("/other", 200, "");

        http.get(url("feed.test", "/"), Map.of("authorization", "secret", "If-None-Match", "kept"), SMALL);

        assertThat(seen).containsExactly("GET / kept secret", "GET /other kept");
    }

    @Test
    void aPostFollowsNothing() throws Exception {
        redirect("/", 307, "/other");

        OutboundResponse response = http.post(url("feed.test", "/"), Map.of(), "x".getBytes(UTF_8), SMALL);

        assertThat(response.status()).isEqualTo(307);
        assertThat(seen).hasSize(1);
    }

    @Test
    void aBodyTooLargeIsRefusedAlsoWhenItIsSmallOnTheWay() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[50_000_000]);
        }
        handle("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.size());
            exchange.getResponseBody().write(bomb.toByteArray());
        });
        answer("/long", 200, "x".repeat(1001));
        answer("/just", 200, "x".repeat(1000));

        assertThat(failure(url("feed.test", "/bomb"))).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure(url("feed.test", "/long"))).isEqualTo(Reason.TOO_LARGE);
        assertThat(http.get(url("feed.test", "/just"), Map.of(), SMALL).body()).hasSize(1000);
    }

    @Test
    void aServerThatDripsIsCutAtTheDeadline() {
        drip("/drip");

        long begin = System.nanoTime();
        Reason reason = failure(url("feed.test", "/drip"), SMALL.withDeadline(Duration.ofMillis(300)));

        assertThat(reason).isEqualTo(Reason.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whereTheBeginIsEnoughTheStatusCountsWhateverComesAfter() throws Exception {
        drip("/drip");
        answer("/long", 200, "0123456789 and more");

        OutboundResponse cut = http.post(url("feed.test", "/drip"), Map.of(), new byte[0], BEGIN);
        OutboundResponse kept = http.post(url("feed.test", "/long"), Map.of(), new byte[0], BEGIN);

        assertThat(cut.status()).isEqualTo(200);
        assertThat(cut.truncated()).isTrue();
        assertThat(kept.body()).asString(UTF_8).isEqualTo("0123456789");
        assertThat(kept.truncated()).isTrue();
    }

    @Test
    void aLookUpThatHangsIsLeftAtTheDeadline() {
        try (OutboundHttp hanging = new GuardedHttp(AddressPolicy.GLOBAL_ONLY, host -> {
            await();
            throw new UnknownHostException(host);
        })) {
            OutboundException failure = catchThrowableOfType(
                    OutboundException.class, () -> hanging.get(URI.create("http://slow.test/"), Map.of(), BEGIN));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void nobodyListeningAndWhatIsNoHttpAreToldApart() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            free = socket.getLocalPort();
        }
        assertThat(failure(URI.create("http://feed.test:" + free + "/"))).isEqualTo(Reason.CONNECT);

        try (ServerSocket noHttp = new ServerSocket(0, 5, LOOPBACK)) {
            threads.execute(() -> talkNonsense(noHttp));
            threads.execute(() -> talkNonsense(noHttp));
            String address = "://feed.test:" + noHttp.getLocalPort() + "/";
            assertThat(failure(URI.create("http" + address))).isEqualTo(Reason.PROTOCOL);
            assertThat(failure(URI.create("https" + address))).isEqualTo(Reason.TLS);
        }
    }

    @Test
    void cookiesAreForgottenAndHeadersWithoutEndAreCut() throws Exception {
        handle("/cookie", exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(204, -1);
        });
        handle("/headers", exchange -> {
            for (int i = 0; i < 300; i++) {
                exchange.getResponseHeaders().set("X-" + i, "1");
            }
            exchange.sendResponseHeaders(204, -1);
        });

        http.get(url("feed.test", "/cookie"), Map.of(), SMALL);
        http.get(url("feed.test", "/cookie"), Map.of(), SMALL);

        assertThat(seen).containsExactly("GET /cookie", "GET /cookie");
        assertThat(failure(url("feed.test", "/headers"))).isEqualTo(Reason.PROTOCOL);
    }

    private Reason failure(URI uri) {
        return failure(uri, SMALL);
    }

    private Reason failure(URI uri, Limits limits) {
        OutboundException failure =
                catchThrowableOfType(OutboundException.class, () -> http.get(uri, Map.of(), limits));
        return failure.reason();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI url(String host, String path) {
        return URI.create("http://" + host + ":" + port() + path);
    }

    private void answer(String path, int status, String body) {
        handle(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        });
    }

    private void redirect(String path, int status, String location) {
        handle(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    private void drip(String path) {
        handle(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("one".getBytes(UTF_8));
            out.flush();
            await();
        });
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void talkNonsense(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream().write("220 mail.test ESMTP\r\n".getBytes(UTF_8));
        } catch (IOException closed) {
            throw new AssertionError("the client left early", closed);
        }
    }

    private void handle(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                String line =
                        exchange.getRequestMethod() + " " + exchange.getRequestURI() + header(exchange, "If-None-Match")
                                + header(exchange, "Authorization") + header(exchange, "Cookie");
                seen.add(line);
                handler.handle(exchange);
            }
        });
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : " " + value;
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }
}
