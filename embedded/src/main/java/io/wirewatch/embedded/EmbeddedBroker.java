package io.wirewatch.embedded;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker that is its own controller, on loopback. It answers when {@link #start} returns, and what it
 * acknowledged survives {@code kill -9}; a loss of power may cost the last second.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker.
     *
     * @param data its folder, made and formatted if need be; one broker at a time
     * @param port where it listens; 0 takes a free port
     * @throws IOException if the folder cannot be written or the port is taken
     */
    public static EmbeddedBroker start(Path data, int port) throws IOException {
        format(data);
        for (int attempt = 1; ; attempt++) {
            int chosen = port == 0 ? FreePort.find() : port;
            try {
                return startOn(data, chosen);
            } catch (BindException e) {
                // Between finding a free port and listening on it somebody else may have taken it.
                if (port != 0 || attempt == ATTEMPTS) {
                    throw new IOException("the broker cannot listen on 127.0.0.1:" + chosen + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static EmbeddedBroker startOn(Path data, int port) throws BindException {
        FreePort.check(port);
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(data, port, FreePort.find()), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            return new EmbeddedBroker(server, port);
        } catch (RuntimeException e) {
            stop(server);
            if (causedByBind(e)) {
                BindException bind = new BindException(e.getMessage());
                bind.initCause(e);
                throw bind;
            }
            throw e;
        }
    }

    private static boolean causedByBind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static void format(Path data) throws IOException {
        Files.createDirectories(data);
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    // With one replica there is nobody else to elect: the only effect would be partitions without a
                    // leader after kill -9.
                    .setFeatureLevel(EligibleLeaderReplicasVersion.FEATURE_NAME, (short) 0)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), false))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot format " + data + ": " + e.getMessage(), e);
        }
    }

    /** Where clients connect: {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops it cleanly: what is in its logs is flushed, and the next start needs no recovery. */
    @Override
    public void close() {
        stop(server);
    }

    private static void stop(KafkaRaftServer server) {
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (RuntimeException e) {
            LOG.warn("the broker did not stop cleanly; its next start will check its logs", e);
        }
    }
}
