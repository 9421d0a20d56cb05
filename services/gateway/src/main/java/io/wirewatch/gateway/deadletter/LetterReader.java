package io.wirewatch.gateway.deadletter;

import io.wirewatch.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads stretches of topics for one call, a megabyte or one record at a time. Not safe for threads. */
final class LetterReader implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int AT_A_TIME = 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;

    LetterReader(KafkaClients clients) {
        this.consumer = clients.byteConsumer(
                "dead-letter-reader",
                Map.of(
                        // A record that is larger comes all the same, alone.
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        AT_A_TIME,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        AT_A_TIME,
                        // Nothing is waited for: at the end of one partition the next is read.
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        1,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(TIMEOUT.toMillis())));
    }

    /** The offsets of the first records that there are. */
    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions, TIMEOUT);
    }

    /** The offsets behind the last records. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions, TIMEOUT);
    }

    /** The offsets before which all records are older than a time; absent where all are. */
    Map<TopicPartition, Long> from(Collection<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, Long> from = new HashMap<>();
        consumer.offsetsForTimes(asked, TIMEOUT)
                .forEach((partition, found) -> Optional.ofNullable(found)
                        .map(OffsetAndTimestamp::offset)
                        .ifPresent(offset -> from.put(partition, offset)));
        return from;
    }

    /**
     * Reads records in order.
     *
     * @param from the first offset
     * @param to the offset behind the last one
     * @param each told what came at once; false ends the reading
     * @throws TimeoutException if nothing comes for 10 s
     */
    void read(TopicPartition partition, long from, long to, Predicate<List<ConsumerRecord<byte[], byte[]>>> each) {
        if (from >= to) {
            return;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long moved = System.nanoTime();
        while (consumer.position(partition, TIMEOUT) < to) {
            List<ConsumerRecord<byte[], byte[]>> polled = consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < to)
                    .toList();
            if (!polled.isEmpty()) {
                moved = System.nanoTime();
                if (!each.test(polled)) {
                    return;
                }
            } else if (System.nanoTime() - moved > TIMEOUT.toNanos()) {
                throw new TimeoutException("nothing comes from " + partition);
            }
        }
    }

    /** The record of an offset; empty where there is none, or none any more. */
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        List<TopicPartition> one = List.of(partition);
        if (offset < begins(one).get(partition) || offset >= ends(one).get(partition)) {
            return Optional.empty();
        }
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        read(partition, offset, offset + 1, found::addAll);
        return found.stream().filter(record -> record.offset() == offset).findFirst();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
