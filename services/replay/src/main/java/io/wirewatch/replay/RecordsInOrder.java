package io.wirewatch.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions of a stretch of the log in order of arrival: the next record is known once each partition that has more to come has one in
 * hand. What it holds is bounded by a fetch of each partition.
 *
 * @param <K> what keys are read as
 * @param <V> what values are read as
 */
final class RecordsInOrder<K, V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<K, V> consumer;
    private final JobRange range;
    private final Map<TopicPartition, Deque<ConsumerRecord<K, V>>> inHand = new HashMap<>();
    /** Of each partition the offset behind what was given. */
    private final Map<TopicPartition, Long> given = new HashMap<>();

    /**
     * @param consumer at no partition yet; closed with this
     * @param partitions those that are read, from where the range says to its end
     */
    RecordsInOrder(KafkaConsumer<K, V> consumer, JobRange range, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.range = range;
        consumer.assign(partitions);
        partitions.forEach(partition -> {
            consumer.seek(partition, range.next(partition));
            given.put(partition, range.next(partition));
            inHand.put(partition, new ArrayDeque<>());
        });
    }

    /** The next one; null where the slice is over before it is known, or none is left. */
    ConsumerRecord<K, V> next(Slice slice) {
        for (List<TopicPartition> missing = missing(); !missing.isEmpty(); missing = missing()) {
            if (slice.isOver()) {
                return null;
            }
            fetch(missing);
        }
        ConsumerRecord<K, V> next = inHand.values().stream()
                .map(Deque::peek)
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong((ConsumerRecord<K, V> record) -> record.timestamp())
                        .thenComparingInt(ConsumerRecord::partition))
                .orElse(null);
        if (next != null) {
            TopicPartition partition = new TopicPartition(next.topic(), next.partition());
            inHand.get(partition).remove();
            given.put(partition, next.offset() + 1);
        }
        return next;
    }

    /** Whether none is left. */
    boolean isOver() {
        return missing().isEmpty() && inHand.values().stream().allMatch(Deque::isEmpty);
    }

    /** Of each partition the offset behind what was given, or behind which nothing was to be given. */
    Map<TopicPartition, Long> given() {
        return Map.copyOf(given);
    }

    /** The partitions that have more to come and nothing in hand. */
    private List<TopicPartition> missing() {
        return inHand.keySet().stream()
                .filter(partition -> inHand.get(partition).isEmpty() && range.contains(partition, given.get(partition)))
                .toList();
    }

    private void fetch(List<TopicPartition> missing) {
        consumer.pause(consumer.assignment());
        consumer.resume(missing);
        consumer.poll(POLL).forEach(record -> {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (range.contains(partition, record.offset())) {
                inHand.get(partition).add(record);
            }
        });
        // Where nothing is in hand, the consumer's position is how far a partition is read.
        missing.stream()
                .filter(partition -> inHand.get(partition).isEmpty())
                .forEach(partition -> given.put(partition, consumer.position(partition)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
