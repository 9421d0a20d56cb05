package io.wirewatch.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * A topic: what it carries and how it is kept. Keys are strings.
 *
 * @param name its name
 * @param key what the key holds
 * @param valueType the record it carries
 * @param partitions how many partitions it is made with
 * @param cleanup what becomes of old records
 * @param retention how long records are kept; null: without end
 * @param compatibility how its schema may grow
 * @param owner the service that writes it
 * @param purpose what it is for, in one line
 * @param <V> the record it carries
 */
public record Topic<V extends SpecificRecord>(
        String name,
        String key,
        Class<V> valueType,
        int partitions,
        Cleanup cleanup,
        Duration retention,
        Compatibility compatibility,
        String owner,
        String purpose) {

    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(400);

    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException(name + ": partitions must be at least 1, not " + partitions);
        }
        if (retention != null && (retention.isZero() || retention.isNegative())) {
            throw new IllegalArgumentException(name + ": retention must be positive, or null for without end");
        }
    }

    /** What becomes of old records. */
    public enum Cleanup {
        /** The newest record of a key stays. */
        COMPACT("compact"),
        /** Records go when retention is over. */
        DELETE("delete"),
        /** The newest record of a key stays until retention is over. */
        COMPACT_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** The value of {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    /** The registry subject of its values. */
    public String subject() {
        return name + "-value";
    }

    /** Where records that cannot be read or handled go, unchanged, with the reason in headers. */
    public String deadLetterTopic() {
        return name + ".dlq";
    }

    /** The schema of its values. */
    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** The partition that a key goes to: what a producer works out for a record without an explicit partition. */
    public int partitionOf(String key) {
        return partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of a key in UTF-8. */
    public int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** Whether a reader may hold the whole topic as a table. */
    public boolean compacted() {
        return cleanup != Cleanup.DELETE;
    }

    /** The broker settings it is made with. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", cleanup.policy());
        settings.put("retention.ms", retention == null ? "-1" : Long.toString(retention.toMillis()));
        settings.put("message.timestamp.type", "CreateTime");
        settings.put("max.message.bytes", Integer.toString(Topics.MAX_RECORD_BYTES));
        if (compacted()) {
            // A deletion must stay readable for a consumer that was away, and never come back by a stale copy.
            settings.put(
                    "delete.retention.ms", Long.toString(Duration.ofDays(30).toMillis()));
            settings.put("segment.ms", Long.toString(Duration.ofDays(1).toMillis()));
        }
        return settings;
    }

    /** The broker settings of its dead-letter topic. */
    public Map<String, String> deadLetterSettings() {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(DEAD_LETTER_RETENTION.toMillis()),
                "max.message.bytes",
                Integer.toString(Topics.MAX_RECORD_BYTES));
    }
}
