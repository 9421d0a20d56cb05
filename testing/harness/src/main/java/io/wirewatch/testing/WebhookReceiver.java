package io.wirewatch.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/**
 * A receiver of webhooks on loopback. Each path answers by a script of its own, 204 when there is none or none is left,
 * and every request is recorded before it is answered. Whoever is told to hang holds its requests until the receiver
 * closes.
 */
public final class WebhookReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Reply>> scripts = new ConcurrentHashMap<>();
    private final Map<String, Reply> always = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one on a free port. */
    public static WebhookReceiver start() {
        return start(0);
    }

    /** Starts one on a port; 0 for a free one. */
    public static WebhookReceiver start(int port) {
        try {
            return new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("the webhook receiver did not start", e);
        }
    }

    /** The address of a path that begins with a slash. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What the next requests to a path are answered, one each, before {@link #always} holds again. */
    public void script(String path, Reply... replies) {
        scripts.computeIfAbsent(path, key -> new ConcurrentLinkedDeque<>()).addAll(List.of(replies));
    }

    /** What requests to a path are answered when its script is over. */
    public void always(String path, Reply reply) {
        always.put(path, reply);
    }

    /** Everything received, in order of arrival. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What was received on a path. */
    public List<Received> received(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    /**
     * What was received on a path, once there are at least so many requests.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if there are fewer after 30 s
     */
    public List<Received> await(String path, int count) {
        Awaitility.await(count + " requests to " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> received(path).size() >= count);
        return received(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            Reply reply = next(path);
            received.add(new Received(path, headers, body, Instant.now()));
            if (reply.hangs() && held()) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Reply next(String path) {
        Deque<Reply> script = scripts.get(path);
        Reply scripted = script == null ? null : script.poll();
        return scripted == null ? always.getOrDefault(path, Reply.of(204)) : scripted;
    }

    private boolean held() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * A request as it came.
     *
     * @param path its path
     * @param headers by lower-case name
     * @param body its body
     * @param at when it had been read
     */
    public record Received(String path, Map<String, String> headers, byte[] body, Instant at) {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The id of the message, the same in every repeat. */
        public String webhookId() {
            return headers.get("webhook-id");
        }
    }

    /** An answer. */
    public record Reply(int status, Map<String, String> headers, String body, boolean hangs) {
        /** An answer without a body. */
        public static Reply of(int status) {
            return new Reply(status, Map.of(), "", false);
        }

        /** None, until the receiver closes. */
        public static Reply hang() {
            return new Reply(0, Map.of(), "", true);
        }

        /** The same with a header. */
        public Reply with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, body, hangs);
        }

        /** The same with a body. */
        public Reply saying(String text) {
            return new Reply(status, headers, text, hangs);
        }
    }
}
