package io.wirewatch.cli.listen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.core.delivery.WebhookSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Receives webhooks on loopback. It answers 204 to a good one, or as the program answers that it is passed on to (502 where
 * none answers), and 401 to one that is not good, which is not passed on.
 */
public final class WebhookListener implements AutoCloseable {
    private static final int MOST_BYTES = 32 << 20;
    private static final int CLOSE_SECONDS = 1;
    private static final String RETRY_AFTER = "Retry-After";
    private static final List<String> PASSED_ON =
            List.of(WebhookSigner.ID, WebhookSigner.TIMESTAMP, WebhookSigner.SIGNATURE, "content-type", "user-agent");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final WebhookCheck check;
    private final ListenLog log;
    private final Optional<Forwarder> forwarder;

    private WebhookListener(HttpServer server, WebhookSigner signer, ListenLog log, Optional<Forwarder> forwarder) {
        this.server = server;
        this.check = new WebhookCheck(signer);
        this.log = log;
        this.forwarder = forwarder;
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /**
     * Starts one.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is in use
     */
    public static WebhookListener start(int port, WebhookSigner signer, ListenLog log, Optional<Forwarder> forwarder)
            throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new WebhookListener(HttpServer.create(new InetSocketAddress(loopback, port), 0), signer, log, forwarder);
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, 405);
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                answer(exchange, 413);
            } else if (log.admit()) {
                take(exchange, body);
            } else {
                answer(exchange, 503);
            }
        }
    }

    private void take(HttpExchange exchange, byte[] body) throws IOException {
        Heard heard = hear(headers(exchange), body);
        // Before the answer: a sender that has it may send the next one, whose line comes after this one's.
        log.add(heard);
        try {
            heard.forwarded()
                    .map(Forwarded::retryAfter)
                    .ifPresent(wait -> exchange.getResponseHeaders().set(RETRY_AFTER, wait));
            answer(exchange, status(heard));
        } finally {
            log.answered();
        }
    }

    private Heard hear(Map<String, String> headers, byte[] body) {
        String id = headers.get(WebhookSigner.ID);
        Optional<String> fault = check.fault(headers, body, Instant.now());
        if (fault.isPresent()) {
            return Heard.of(id, body, fault, false, Optional.empty());
        }
        boolean repeat = log.isRepeat(id);
        return Heard.of(id, body, fault, repeat, forwarder.map(to -> to.forward(headers, body)));
    }

    private static int status(Heard heard) {
        if (heard.fault().isPresent()) {
            return 401;
        }
        return heard.forwarded()
                .map(answer -> answer.failure() == null ? answer.status() : 502)
                .orElse(204);
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** Ends when what is under way was answered, a second from now at the latest. */
    @Override
    public void close() {
        server.stop(CLOSE_SECONDS);
        threads.shutdownNow();
    }
}
