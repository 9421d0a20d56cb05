package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** What follows from one record. The record counts as handled when all of it is on the log. */
public final class Outbox {
    private final RecordProducer producer;
    private final List<CompletableFuture<?>> sent = new ArrayList<>(1);

    Outbox(RecordProducer producer) {
        this.producer = producer;
    }

    /** Sends a record, as {@link RecordProducer#send(Topic, String, SpecificRecord, Instant)}. */
    public <V extends SpecificRecord> void send(Topic<V> topic, String key, V value, Instant timestamp) {
        sent.add(producer.send(topic, key, value, timestamp));
    }

    /** Sends a record to a partition. */
    public <V extends SpecificRecord> void send(
            Topic<V> topic, Integer partition, String key, V value, Instant timestamp) {
        sent.add(producer.send(topic, partition, key, value, timestamp));
    }

    /** Something else that must be done before the record counts as handled; what it fails with counts as the record's. */
    public void add(CompletableFuture<?> done) {
        sent.add(done);
    }

    /** Whether all of it is on the log, or is known to fail. */
    boolean isDone() {
        return sent.stream().allMatch(CompletableFuture::isDone);
    }

    /**
     * Waits until all of it is on the log.
     *
     * @throws RefusedRecordException if the broker will never take it
     */
    void await() {
        for (CompletableFuture<?> one : sent) {
            try {
                one.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                    throw new RefusedRecordException(
                            "too-large", "what follows from it is larger than a topic takes: " + tooLarge.getMessage());
                }
                throw e;
            }
        }
    }
}
