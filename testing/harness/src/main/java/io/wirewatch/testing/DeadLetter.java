package io.wirewatch.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A refused record.
 *
 * @param key its key, as it was
 * @param value its bytes, as they were
 * @param headers all of them, by name: {@code wirewatch.dlq.service}, {@code .reason}, {@code .detail}, {@code .topic},
 *     {@code .partition}, {@code .offset}, {@code .timestamp}
 */
public record DeadLetter(String key, byte[] value, Map<String, String> headers) {
    static DeadLetter of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new DeadLetter(record.key(), record.value(), headers);
    }

    /** The header {@code wirewatch.dlq.<name>}, or null. */
    public String header(String name) {
        return headers.get("wirewatch.dlq." + name);
    }
}
