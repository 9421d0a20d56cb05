package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records of the catalogue's topics. Safe for many threads. */
public final class RecordProducer implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Serdes serdes;

    RecordProducer(Map<String, Object> settings, SchemaRegistry registry) {
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.serdes = new Serdes(registry);
    }

    /**
     * Sends a record to the partition of its key.
     *
     * @param value the record, or null to delete the key
     * @param timestamp the Kafka timestamp: arrival time
     * @return done when all in-sync replicas have it; failed with the broker's reason otherwise
     */
    public <V extends SpecificRecord> CompletableFuture<RecordMetadata> send(
            Topic<V> topic, String key, V value, Instant timestamp) {
        return send(topic, null, key, value, timestamp);
    }

    /** Sends a record to a partition; null: the partition of its key. */
    public <V extends SpecificRecord> CompletableFuture<RecordMetadata> send(
            Topic<V> topic, Integer partition, String key, V value, Instant timestamp) {
        return send(new ProducerRecord<>(
                topic.name(),
                partition,
                timestamp.toEpochMilli(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                serdes.of(topic).write(value)));
    }

    /**
     * Sends a record of whose bytes some are at hand to a partition.
     *
     * @param size about how many bytes its value has
     * @param writing writes its value
     */
    public <V extends SpecificRecord> CompletableFuture<RecordMetadata> send(
            Topic<V> topic, int partition, String key, int size, AvroSerde.Writing writing, Instant timestamp) {
        return send(new ProducerRecord<>(
                topic.name(),
                partition,
                timestamp.toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                serdes.of(topic).write(size, writing)));
    }

    /** Sends bytes as they are: what was on a topic before, or is no record of the catalogue. */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(metadata);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    /** How many partitions a topic has. */
    public int partitions(Topic<?> topic) {
        return producer.partitionsFor(topic.name()).size();
    }

    /** Sends what is buffered and waits for the answers. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
