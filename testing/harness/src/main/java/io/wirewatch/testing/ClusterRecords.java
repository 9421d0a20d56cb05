package io.wirewatch.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Keys and bytes on the topics of a test's broker. */
final class ClusterRecords implements AutoCloseable {
    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    // Kept: tests that wait for something read again and again, and a new consumer takes longer than reading does.
    private KafkaConsumer<String, byte[]> reader;

    ClusterRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        0,
                        "max.request.size",
                        MAX_BYTES,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(String topic, String key, byte[] value, Instant timestamp) {
        await(producer.send(record(topic, key, value, timestamp)));
    }

    void sendAll(String topic, Map<String, byte[]> values, Instant timestamp) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        values.forEach((key, value) -> sent.add(producer.send(record(topic, key, value, timestamp))));
        sent.forEach(ClusterRecords::await);
    }

    private static ProducerRecord<String, byte[]> record(String topic, String key, byte[] value, Instant timestamp) {
        return new ProducerRecord<>(topic, null, timestamp.toEpochMilli(), key, value);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the broker refused a record of the test: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while writing a record", e);
        }
    }

    synchronized List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        if (reader == null) {
            reader = consumer();
        }
        Map<TopicPartition, Long> ends = assign(reader, topic);
        reader.seekToBeginning(ends.keySet());
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(records::add);
        }
        return records;
    }

    void awaitCount(String topic, int count, Duration patience) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> partitions = assign(consumer, topic);
            consumer.seekToBeginning(partitions.keySet());
            int[] seen = {0};
            Awaitility.await(count + " records on " + topic)
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .pollInSameThread()
                    .until(() -> (seen[0] += consumer.poll(POLL).count()) >= count);
        }
    }

    private static Map<TopicPartition, Long> assign(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        return consumer.endOffsets(partitions);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.partition.fetch.bytes", MAX_BYTES),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public synchronized void close() {
        producer.close(Duration.ofSeconds(2));
        if (reader != null) {
            reader.close();
        }
    }
}
