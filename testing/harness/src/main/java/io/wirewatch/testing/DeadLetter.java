package io.wirewatch.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A refused record, with its key and bytes as they were, and headers that say who refused it and why. */
public final class DeadLetter {
    private static final String PREFIX = "wirewatch.dlq.";

    private final String key;
    private final byte[] value;
    private final Map<String, String> headers = new TreeMap<>();

    DeadLetter(ConsumerRecord<String, byte[]> record) {
        this.key = record.key();
        this.value = record.value();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    }

    /** Its key, or null. */
    public String key() {
        return key;
    }

    /** Its bytes; null for a deletion. */
    public byte[] value() {
        return value == null ? null : value.clone();
    }

    /** All headers, by name. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The header {@code wirewatch.dlq.<name>}: service, reason, detail, topic, partition, offset, timestamp; or null. */
    public String header(String name) {
        return headers.get(PREFIX + name);
    }
}
