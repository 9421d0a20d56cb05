package io.wirewatch.runtime.kafka;

import java.time.Instant;

/**
 * A record as a handler sees it.
 *
 * @param key its key, or null
 * @param value its value, decoded; null for a tombstone
 * @param timestamp its Kafka timestamp: arrival time of the release it is about
 * @param topic topic it came from
 * @param partition its partition
 * @param offset its offset
 * @param <V> the record type
 */
public record InputRecord<V>(String key, V value, Instant timestamp, String topic, int partition, long offset) {}
