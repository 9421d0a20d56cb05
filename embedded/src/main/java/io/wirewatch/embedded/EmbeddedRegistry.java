package io.wirewatch.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A schema registry on loopback that speaks the part of the Confluent REST API which serializers, decoders and Kafka UIs
 * use. It keeps what it knows on the broker's {@code _schemas}, so ids stay over restarts; one registry per broker.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final RegistryLog log;

    private EmbeddedRegistry(HttpServer server, ExecutorService threads, RegistryLog log) {
        this.server = server;
        this.threads = threads;
        this.log = log;
    }

    /**
     * Starts a registry on a broker.
     *
     * @param port where it listens; 0 takes a free port
     * @throws IOException if the port is taken
     */
    public static EmbeddedRegistry start(String bootstrapServers, int port) throws IOException, InterruptedException {
        HttpServer server = listen(port);
        return serve(server, new KafkaRegistryLog(bootstrapServers));
    }

    /** Starts a registry that forgets everything when it is closed, for tests without a broker. */
    public static EmbeddedRegistry inMemory() throws IOException {
        return serve(listen(0), RegistryLog.NONE);
    }

    private static HttpServer listen(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IOException("the registry cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedRegistry serve(HttpServer server, RegistryLog log) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.createContext("/", new RegistryHandler(new RegistryState(log)));
        server.setExecutor(threads);
        server.start();
        return new EmbeddedRegistry(server, threads, log);
    }

    /** Its address: {@code http://127.0.0.1:PORT}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        log.close();
    }
}
