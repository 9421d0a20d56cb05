package io.wirewatch.runtime.kafka;

import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.schemas.Topic;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that a service refused. They go to {@code <topic>.dlq} with key and value unchanged and their origin and the
 * reason in headers {@code wirewatch.dlq.*}, so they can be read, mended and sent again.
 */
@Singleton
public final class DeadLetters {
    /** Prefix of the headers: {@code service, reason, detail, topic, partition, offset, timestamp}. */
    public static final String HEADER_PREFIX = "wirewatch.dlq.";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_DETAIL = 2000;

    private final KafkaClients clients;
    private final String service;

    DeadLetters(KafkaClients clients, WirewatchConfig config) {
        this.clients = clients;
        this.service = config.service();
    }

    /** Sends a refused record to the dead letters of its topic; done when it is on the log. */
    CompletableFuture<RecordMetadata> send(
            RecordProducer producer, ConsumerRecord<String, byte[]> record, String reason, String detail) {
        LOG.warn(
                "record refused: service={} topic={} partition={} offset={} reason={}",
                service,
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
        byte[] key = record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8);
        return producer.send(letter(
                service,
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                key,
                record.value(),
                record.topic() + ".dlq",
                reason,
                detail));
    }

    /**
     * Sends a refused record of a table, unless this service has sent it before. A table is read from its beginning at
     * every start, and one record a service is enough.
     */
    public void sendOnce(
            RecordProducer producer, Topic<?> topic, ConsumerRecord<String, byte[]> record, String detail) {
        if (!refusedBefore(topic).contains(record.partition() + "/" + record.offset())) {
            send(producer, record, "undecodable", detail).join();
        }
    }

    private Set<String> refusedBefore(Topic<?> topic) {
        Set<String> refused = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer("dead-letters", null, Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.deadLetterTopic(), READ_TIMEOUT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, READ_TIMEOUT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(letter -> {
                    if (service.equals(header(letter.headers(), "service"))) {
                        refused.add(header(letter.headers(), "partition") + "/" + header(letter.headers(), "offset"));
                    }
                });
            }
        }
        return refused;
    }

    private static String header(Headers headers, String name) {
        Header header = headers.lastHeader(HEADER_PREFIX + name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A dead letter as it is written, key and value as they were. */
    static ProducerRecord<byte[], byte[]> letter(
            String service,
            String topic,
            int partition,
            long offset,
            long timestamp,
            byte[] key,
            byte[] value,
            String deadLetterTopic,
            String reason,
            String detail) {
        Headers headers = new RecordHeaders();
        add(headers, "service", service);
        add(headers, "reason", reason);
        add(headers, "detail", detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail);
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
        add(headers, "timestamp", Long.toString(timestamp));
        // A poisoned record may carry a timestamp that no broker takes; the header keeps what it was.
        return new ProducerRecord<>(deadLetterTopic, null, timestamp < 0 ? null : timestamp, key, value, headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(HEADER_PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
