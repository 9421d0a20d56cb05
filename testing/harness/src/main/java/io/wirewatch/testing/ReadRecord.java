package io.wirewatch.testing;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as a test reads it.
 *
 * @param key its key, or null
 * @param value its value; null for a deletion
 * @param timestamp the Kafka timestamp
 */
public record ReadRecord<V>(String key, V value, Instant timestamp, int partition, long offset) {
    static <V> ReadRecord<V> of(ConsumerRecord<String, byte[]> record, V value) {
        return new ReadRecord<>(
                record.key(), value, Instant.ofEpochMilli(record.timestamp()), record.partition(), record.offset());
    }
}
