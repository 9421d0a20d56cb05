package io.wirewatch.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least that a push API before Kafka must do: reads a body, writes it to the log as it is, answers 202 when it is
 * acknowledged. It is the peer that tells the cost of REST apart from the cost of what the suite does.
 */
public final class BareDoor implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RawHop hop;
    private final String prefix;
    private final AtomicLong numbers = new AtomicLong();

    private BareDoor(HttpServer server, RawHop hop, String prefix) {
        this.server = server;
        this.hop = hop;
        this.prefix = prefix;
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /**
     * Opens one on a free port.
     *
     * @param hop where bodies go
     * @param prefix of their ids
     */
    public static BareDoor open(RawHop hop, String prefix) throws IOException {
        return new BareDoor(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), hop, prefix);
    }

    /** Its address, without a path. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            hop.send(prefix + numbers.getAndIncrement(), body).join();
            exchange.sendResponseHeaders(202, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
