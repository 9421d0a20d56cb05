package io.wirewatch.replay;

import io.wirewatch.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of mentions in order of arrival, over all partitions: the next one is known once each partition that has more to come
 * has one in hand. What it holds is bounded by a fetch of each partition.
 */
final class MentionsInOrder implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Comparator<ConsumerRecord<String, byte[]>> BY_ARRIVAL = Comparator.comparingLong(
                    (ConsumerRecord<String, byte[]> record) -> record.timestamp())
            .thenComparingInt(ConsumerRecord::partition);

    private final KafkaConsumer<String, byte[]> consumer;
    private final MentionsRange range;
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> inHand = new HashMap<>();

    MentionsInOrder(KafkaClients clients, String name, int batch, MentionsRange range) {
        this.consumer = clients.consumer(name, null, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch));
        this.range = range;
        List<TopicPartition> partitions = range.unfinished();
        consumer.assign(partitions);
        partitions.forEach(partition -> {
            consumer.seek(partition, range.next(partition));
            inHand.put(partition, new ArrayDeque<>());
        });
    }

    /** The next one; null where the slice is over before it is known, or none is left. */
    ConsumerRecord<String, byte[]> next(Slice slice) {
        for (List<TopicPartition> missing = missing(); !missing.isEmpty(); missing = missing()) {
            if (slice.isOver()) {
                return null;
            }
            fetch(missing);
        }
        ConsumerRecord<String, byte[]> next = inHand.values().stream()
                .map(Deque::peek)
                .filter(record -> record != null)
                .min(BY_ARRIVAL)
                .orElse(null);
        if (next != null) {
            TopicPartition partition = new TopicPartition(next.topic(), next.partition());
            inHand.get(partition).remove();
            range.readUpTo(partition, next.offset() + 1);
        }
        return next;
    }

    /** The partitions that have more to come and nothing in hand. */
    private List<TopicPartition> missing() {
        return range.unfinished().stream()
                .filter(partition -> inHand.get(partition).isEmpty())
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
                .forEach(partition -> range.readUpTo(partition, consumer.position(partition)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
