package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What the headers of a dead-letter topic say. A <b>letter</b> is a refused record: its own headers, and {@code
 * wirewatch.dlq.*} about its refusal. A <b>mark</b> has no value and stands behind a letter in the same partition: it says that
 * the letter of an offset has been dealt with. Topics are only ever written at their end, and lose their oldest records first, so
 * a mark is never gone before its letter.
 */
public final class LetterHeaders {
    /**
     * Prefix of all that is said of a refusal: {@code service, reason, detail, topic, partition, offset, timestamp}; {@code output}, where
     * a record could not be written; {@code value-left-out}, where its value is too large for a letter.
     */
    public static final String PREFIX = "wirewatch.dlq.";

    /** Of a record that was written again: how often. It stays with the record, so a letter of it tells it too. */
    public static final String REDRIVES = "wirewatch.redrives";

    private static final String MARK = "mark";
    private static final String MARKED_OFFSET = "marked-offset";
    private static final String MARKED_BY = "marked-by";
    private static final int MAX_DETAIL = 2000;
    /** A letter must fit where its record did. */
    private static final int MAX_KEPT = 16 * 1024;

    private static final int PER_HEADER = 10;
    private static final int PER_RECORD = 1024;

    private LetterHeaders() {}

    /**
     * That a letter has been dealt with.
     *
     * @param offset the letter's, in the partition that the mark is in
     * @param what {@code redriven | dropped}, or what a later version writes
     */
    public record Mark(long offset, String what) {}

    /** The headers of a letter. */
    static Headers of(String service, RefusedRecord record, Refusals.Refusal refusal) {
        Headers headers = kept(record.headers());
        add(headers, "service", service);
        add(headers, "reason", refusal.reason());
        add(headers, "detail", cut(refusal.detail()));
        add(headers, "topic", record.topic());
        add(headers, "partition", Integer.toString(record.partition()));
        add(headers, "offset", Long.toString(record.offset()));
        add(headers, "timestamp", Long.toString(record.timestamp()));
        if (record.output() != null) {
            add(headers, "output", record.output());
        }
        return headers;
    }

    /** The letter of a record. Where that is larger than a topic takes, it is without value: that stands where it was refused. */
    static ProducerRecord<byte[], byte[]> letter(String topic, RefusedRecord record, Headers headers) {
        long size = PER_RECORD + size(record.key()) + size(record.value());
        for (Header header : headers) {
            size += PER_HEADER + header.key().length() + size(header.value());
        }
        byte[] value = record.value();
        if (size > Topics.MAX_RECORD_BYTES && value != null) {
            add(headers, "value-left-out", Integer.toString(value.length));
            value = null;
        }
        // Of the time of its refusal, so that it is kept from then on: an old record's own would have it deleted
        // unseen.
        return new ProducerRecord<>(topic, null, null, record.key(), value, headers);
    }

    private static int size(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String cut(String detail) {
        return detail != null && detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
    }

    /** The record's own, where they are not so large that the letter might not be taken for them. */
    private static Headers kept(Headers headers) {
        Headers own = headers == null ? new RecordHeaders() : own(headers);
        int size = 0;
        for (Header header : own) {
            size += header.key().length() + size(header.value());
        }
        return size <= MAX_KEPT ? own : new RecordHeaders();
    }

    /** The headers that a refused record came with. */
    private static Headers own(Headers headers) {
        Headers own = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith(PREFIX)) {
                own.add(header);
            }
        }
        return own;
    }

    /** The headers of a record that is written again: its own, and that it is once more. */
    public static Headers again(Headers headers) {
        int before = redrives(headers);
        Headers again = own(headers);
        again.remove(REDRIVES);
        again.add(REDRIVES, Integer.toString(before + 1).getBytes(StandardCharsets.UTF_8));
        return again;
    }

    /** How often a record was written again. */
    public static int redrives(Headers headers) {
        String count = value(headers.lastHeader(REDRIVES));
        return count != null && count.matches("[0-9]{1,9}") ? Integer.parseInt(count) : 0;
    }

    /** What a letter says, by the name behind the prefix; null where it does not. */
    public static String text(Headers headers, String name) {
        return value(headers.lastHeader(PREFIX + name));
    }

    /** A number that a letter says; -1 where it does not, or says something else. */
    public static long number(Headers headers, String name) {
        String number = text(headers, name);
        return number != null && number.matches("[0-9]{1,18}") ? Long.parseLong(number) : -1;
    }

    private static String value(Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What a record of a dead-letter topic marks; empty where it is a letter. */
    public static Optional<Mark> mark(Headers headers) {
        String what = text(headers, MARK);
        return what == null ? Optional.empty() : Optional.of(new Mark(number(headers, MARKED_OFFSET), what));
    }

    /**
     * The mark of a letter.
     *
     * @param topic the dead-letter topic
     * @param key the letter's
     * @param by who dealt with it
     */
    public static ProducerRecord<byte[], byte[]> mark(String topic, int partition, byte[] key, Mark mark, String by) {
        Headers headers = new RecordHeaders();
        add(headers, MARK, mark.what());
        add(headers, MARKED_OFFSET, Long.toString(mark.offset()));
        add(headers, MARKED_BY, by);
        return new ProducerRecord<>(topic, partition, null, key, null, headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(PREFIX + name, (value == null ? "" : value).getBytes(StandardCharsets.UTF_8));
    }
}
