package io.wirewatch.testing;

import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The log of an installation that runs elsewhere, as any Kafka client sees it. */
public final class LogClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpSchemaRegistry registry;
    private final ClusterRecords records;
    private final Admin admin;

    /**
     * @param bootstrapServers where Kafka clients connect
     * @param registry the schema registry
     */
    public LogClient(String bootstrapServers, URI registry) {
        this.registry = new HttpSchemaRegistry(registry);
        this.records = new ClusterRecords(bootstrapServers);
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** How many records were ever written to a topic: the sum of its end offsets. */
    public long written(Topic<?> topic) {
        try {
            int partitions = admin.describeTopics(List.of(topic.name()))
                    .allTopicNames()
                    .get()
                    .get(topic.name())
                    .partitions()
                    .size();
            Map<TopicPartition, OffsetSpec> ends = java.util.stream.IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new AssertionError("cannot ask for the ends of " + topic.name() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Everything on a topic now, per partition in order; what cannot be decoded fails. */
    public <V extends SpecificRecord> List<ReadRecord<V>> readAll(Topic<V> topic) {
        AvroSerde<V> serde = new AvroSerde<>(topic, registry);
        return records.readAll(topic.name()).stream()
                .map(record -> ReadRecord.of(record, serde.read(record.value())))
                .toList();
    }

    /** The values on a topic as bytes, deletions left out. */
    public List<byte[]> bytes(Topic<?> topic) {
        return records.readAll(topic.name()).stream()
                .map(ConsumerRecord::value)
                .filter(value -> value != null)
                .toList();
    }

    /** Writes a record, as another service would. */
    public <V extends SpecificRecord> void produce(Topic<V> topic, String key, V value) {
        records.send(topic.name(), key, new AvroSerde<>(topic, registry).write(value), Instant.now());
    }

    /** Writes bytes that need not be a record: poison. */
    public void produceBytes(Topic<?> topic, String key, byte[] value) {
        records.send(topic.name(), key, value, Instant.now());
    }

    /** What was refused of a topic, once there are at least so many; fails after 30 s. */
    public List<DeadLetter> awaitDeadLetters(Topic<?> topic, int count) {
        records.awaitCount(topic.deadLetterTopic(), count, PATIENCE);
        return records.readAll(topic.deadLetterTopic()).stream()
                .map(DeadLetter::new)
                .toList();
    }

    @Override
    public void close() {
        records.close();
        admin.close(Duration.ofSeconds(2));
    }
}
