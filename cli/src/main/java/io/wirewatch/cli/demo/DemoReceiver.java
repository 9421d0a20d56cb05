package io.wirewatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.cli.client.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Receives webhooks on loopback, verifies their signatures and keeps the newest per alert. */
final class DemoReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Webhook> newest = new HashMap<>();
    private WebhookSignature signature;

    /**
     * A webhook as it came in.
     *
     * @param id the header {@code webhook-id}
     * @param message its body
     * @param verified whether the signature is right
     */
    record Webhook(String id, JsonNode message, boolean verified) {}

    private DemoReceiver(HttpServer server) {
        this.server = server;
        server.createContext("/", this::receive);
        server.start();
    }

    static DemoReceiver start() throws IOException {
        return new DemoReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /**
     * @param secret of the endpoint, {@code whsec_…}
     */
    synchronized void trust(String secret) {
        signature = new WebhookSignature(secret);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
            JsonNode message = Gateway.JSON.readTree(body);
            synchronized (this) {
                boolean verified = signature != null && signature.verifies(id, timestamp, body, signatures);
                newest.put(message.at("/data/id").asText(), new Webhook(id, message, verified));
                notifyAll();
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** The webhook of an alert; null if none came in time. */
    synchronized Webhook await(String alert, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!newest.containsKey(alert)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return newest.get(alert);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
