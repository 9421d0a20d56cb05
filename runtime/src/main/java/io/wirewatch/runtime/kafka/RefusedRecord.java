package io.wirewatch.runtime.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record that is refused, and where it came from.
 *
 * @param topic where it came from; null where no record led to it
 * @param timestamp its Kafka timestamp; a poisoned record may have one that no broker takes
 * @param output where it was to go, if key and value are those of a record that was made of the one of this place, and could not be
 *     written; null if they are that record's own
 */
record RefusedRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte[] key,
        byte[] value,
        Headers headers,
        String output) {
    static RefusedRecord of(ConsumerRecord<String, byte[]> record) {
        return new RefusedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8),
                record.value(),
                record.headers(),
                null);
    }
}
