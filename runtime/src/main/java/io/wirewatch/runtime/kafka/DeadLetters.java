package io.wirewatch.runtime.kafka;

import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.schemas.Topic;
import jakarta.inject.Singleton;
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
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that a service refused. They go to {@code <topic>.dlq} with key, value and headers unchanged and their origin and the
 * reason in further headers ({@link LetterHeaders}), so they can be read, mended and sent again.
 */
@Singleton
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

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
        return producer.send(letter(
                service, RefusedRecord.of(record), new Refusals.Refusal(reason, detail), record.topic() + ".dlq"));
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
        String value = LetterHeaders.text(headers, name);
        return value == null ? "" : value;
    }

    /** A dead letter as it is written, key and value as they were. */
    static ProducerRecord<byte[], byte[]> letter(
            String service, RefusedRecord record, Refusals.Refusal refusal, String deadLetterTopic) {
        return LetterHeaders.letter(deadLetterTopic, record, LetterHeaders.of(service, record, refusal));
    }
}
