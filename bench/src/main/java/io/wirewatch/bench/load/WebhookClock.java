package io.wirewatch.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wirewatch.cli.client.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on loopback that notes by release id when each had been read. */
public final class WebhookClock implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Arrivals arrivals = new Arrivals();

    private WebhookClock(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Starts one on a free port. */
    public static WebhookClock start() throws IOException {
        return new WebhookClock(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** Where webhooks are to be sent. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** What came, by release id. */
    public Arrivals arrivals() {
        return arrivals;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            long moment = System.nanoTime();
            exchange.sendResponseHeaders(204, -1);
            for (JsonNode release : Gateway.JSON.readTree(body).at("/data/releases")) {
                arrivals.note(release.path("id").asText(), moment);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
