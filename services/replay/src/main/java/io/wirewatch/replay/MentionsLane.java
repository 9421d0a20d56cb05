package io.wirewatch.replay;

import io.wirewatch.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Some of the partitions that a job reads, with a consumer of their own, so that lanes read side by side. A lane is worked on by one
 * thread at a time. What it holds is bounded by a fetch, however long the stretch is.
 */
final class MentionsLane implements AutoCloseable {
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int PARTITION_BYTES = 1024 * 1024;
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final JobRange range;
    private final PastSearch search;
    private final HandOver handOver;
    private final Queue<ConsumerRecord<String, byte[]>> fetched = new ArrayDeque<>();
    private List<TopicPartition> partitions;

    /**
     * @param partitions those that it reads, from where the range says
     */
    MentionsLane(
            KafkaClients clients,
            String name,
            int batch,
            List<TopicPartition> partitions,
            JobRange range,
            PastSearch search,
            HandOver handOver) {
        this.consumer = clients.consumer(
                name,
                null,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        batch,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        PARTITION_BYTES));
        this.range = range;
        this.search = search;
        this.handOver = handOver;
        this.partitions = partitions;
        assign();
    }

    private void assign() {
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, range.next(partition)));
    }

    /** Reads on until the slice is over, there is nothing more to read, or no more may be handed over. */
    PastSearch.Found read(Slice slice) {
        while (!slice.isOver() && !handOver.isFull() && !partitions.isEmpty()) {
            ConsumerRecord<String, byte[]> record = fetched.peek();
            if (record == null) {
                if (!fetch(slice)) {
                    break;
                }
            } else if (isDone(record)) {
                fetched.remove();
            } else {
                break;
            }
        }
        return search.drain();
    }

    private boolean isDone(ConsumerRecord<String, byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (range.contains(partition, record.offset())) {
            if (!search.take(record)) {
                return false;
            }
            range.readUpTo(partition, record.offset() + 1);
        }
        return true;
    }

    /** Whether anything came. Where nothing is in hand, the consumer's position is how far a partition is read. */
    private boolean fetch(Slice slice) {
        partitions.forEach(partition -> range.readUpTo(partition, consumer.position(partition)));
        List<TopicPartition> left = range.unfinished();
        if (!left.containsAll(partitions)) {
            partitions = partitions.stream().filter(left::contains).toList();
            assign();
        }
        if (partitions.isEmpty()) {
            return false;
        }
        Duration time = slice.left().compareTo(POLL) < 0 ? slice.left() : POLL;
        consumer.poll(time).forEach(fetched::add);
        return !fetched.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
