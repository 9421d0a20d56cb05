package io.wirewatch.gateway;

import io.wirewatch.avro.AuditEntry;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log. What it answers for is on the log ({@code acks=all}); with the broker away it says so within a few
 * seconds, and gives up what it could not write, so that it does not appear later.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    // There are no people yet, only the one token.
    private static final String LOCAL_USER = "local";
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    // While one request is on its way the next fills: an import comes in few large ones, and nobody waits for that.
    private static final int LARGEST_BATCH = 128 * 1024;

    private final RecordProducer producer;
    private final Barrier barrier;
    private final Clock clock;
    private final String tenant;

    Journal(KafkaClients clients, Barrier barrier, Clock clock, String tenant) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        this.producer = clients.producer(
                "journal",
                Map.of(
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        LARGEST_BATCH,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        patience / 2,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        patience / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        patience));
        this.barrier = barrier;
        this.clock = clock;
        this.tenant = tenant;
    }

    /** Sends a record; done when it is on the log. */
    public <V extends SpecificRecord> CompletableFuture<RecordMetadata> send(
            Topic<V> topic, String key, V value, Instant timestamp) {
        return producer.send(topic, key, value, timestamp);
    }

    /** Sends bytes as they are; done when they are on the log. */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return producer.send(record);
    }

    /**
     * Writes a record of now, and waits until it is on the log.
     *
     * @param value null deletes the key
     * @throws ProblemException 503 if the log does not take it
     */
    public <V extends SpecificRecord> RecordMetadata write(Topic<V> topic, String key, V value) {
        return onLog(send(topic, key, value, clock.instant()));
    }

    /** As {@link #write}, and waits until the view shows it. */
    public <V extends SpecificRecord> void writeAndShow(Topic<V> topic, String key, V value) {
        barrier.awaitRecord(write(topic, key, value));
    }

    /**
     * Says who changed what. The change is made by then and is not taken back when this fails.
     *
     * @param subject {@code actor/nato}
     * @param action {@code created | replaced | rotated | deleted | resent | replayed}
     */
    public void audit(String subject, String action) {
        audit(subject, action, "");
    }

    /**
     * As {@link #audit(String, String)}, with what else there is to say of the change, in words.
     *
     * @param action {@code muted | unmuted | acknowledged | unacknowledged | assigned | unassigned | redriven | dropped} too
     */
    public void audit(String subject, String action, String detail) {
        send(Topics.AUDIT, subject, entry(subject, action, detail), clock.instant())
                .exceptionally(failure -> {
                    LOG.warn("change not audited: subject={} action={}", subject, action, failure);
                    return null;
                });
    }

    /**
     * Says who changed what, where the change counts only when it is said: waits until it is on the log and shows.
     *
     * @param action {@code erased}
     * @throws ProblemException 503 if the log does not take it
     */
    public void auditAndShow(String subject, String action, String detail) {
        writeAndShow(Topics.AUDIT, subject, entry(subject, action, detail));
    }

    private AuditEntry entry(String subject, String action, String detail) {
        return AuditEntry.newBuilder()
                .setTenant(tenant)
                .setSubject(subject)
                .setAction(action)
                .setBy(by())
                .setDetail(detail)
                .setAt(clock.instant())
                .build();
    }

    /** Who makes the changes, as the audit says it. */
    public String by() {
        return LOCAL_USER;
    }

    /** Waits for a record that was sent. */
    public static RecordMetadata onLog(CompletableFuture<RecordMetadata> sent) {
        try {
            return sent.join();
        } catch (CompletionException e) {
            throw ProblemException.unavailable(e);
        }
    }

    /** Now. */
    public Instant now() {
        // The log counts milliseconds; so does everything that is read back from it.
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Owner of the records. */
    public String tenant() {
        return tenant;
    }

    @Override
    public void close() {
        producer.close();
    }
}
