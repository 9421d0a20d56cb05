package io.wirewatch.gateway.deadletter;

import io.wirewatch.runtime.kafka.LetterHeaders;
import io.wirewatch.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A refused record without its value. Whatever stands on a dead-letter topic is one, whoever wrote it: what its headers do not say is
 * null, -1 for a number.
 *
 * @param at when it was refused
 * @param key the record's key as text, or null; long ones are cut
 * @param service who refused it
 * @param reason a short word
 * @param detail what is wrong, in words
 * @param source where the record stood
 * @param timestamp the record's Kafka timestamp, in milliseconds
 * @param output where it was to go, if its bytes are those of a record made of the source's that could not be written; else null
 * @param valueLeftOut whether its value was too large for a letter, and stands at the source alone
 * @param redrives how often the record had been written again before it was refused
 * @param size bytes of its value; -1 where it has none
 */
record DeadLetter(
        DeadLetterId id,
        Instant at,
        String key,
        String service,
        String reason,
        String detail,
        Source source,
        long timestamp,
        String output,
        boolean valueLeftOut,
        int redrives,
        int size) {
    private static final int LONGEST = 2000;

    /** Where a record stood: what the letter says, which need not be so. */
    record Source(String topic, long partition, long offset) {}

    static DeadLetter of(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        long leftOut = LetterHeaders.number(headers, "value-left-out");
        String source = text(headers, "topic");
        return new DeadLetter(
                new DeadLetterId(topic, record.partition(), record.offset()),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                record.key() == null ? null : cut(new String(record.key(), StandardCharsets.UTF_8)),
                text(headers, "service"),
                text(headers, "reason"),
                text(headers, "detail"),
                source == null
                        ? null
                        : new Source(
                                source,
                                LetterHeaders.number(headers, "partition"),
                                LetterHeaders.number(headers, "offset")),
                LetterHeaders.number(headers, "timestamp"),
                text(headers, "output"),
                leftOut >= 0,
                LetterHeaders.redrives(headers),
                record.value() == null ? (int) Math.min(leftOut, Integer.MAX_VALUE) : record.value().length);
    }

    /** Whether key and value are those of the record that was refused. */
    boolean isRecord() {
        return output == null && !valueLeftOut;
    }

    private static String text(Headers headers, String name) {
        String text = LetterHeaders.text(headers, name);
        return text == null || text.isEmpty() ? null : cut(text);
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
