package io.wirewatch.runtime.past;

import io.wirewatch.runtime.kafka.KafkaClients;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads stretches of topics as fast as they come. What is read is not decoded; who takes it says what it is worth. */
final class LogScan {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BATCH = 5_000;

    /** What a consumer holds of the log at a time; a record that is larger comes all the same. */
    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    private static final int PARTITION_BYTES = 4 * 1024 * 1024;

    /** Nothing is waited for: a stretch ends where the log ended when it was asked for. */
    private static final int WAIT_MILLIS = 5;

    private final KafkaClients clients;
    private final String name;

    /**
     * @param name what its consumers are called in logs and on the broker
     */
    LogScan(KafkaClients clients, String name) {
        this.clients = clients;
        this.name = name;
    }

    /** Takes records, from one thread. */
    interface Taker {
        /** Takes the next one; its buffers are over arrays. */
        void take(ConsumerRecord<ByteBuffer, ByteBuffer> record);
    }

    /** A consumer that is at no partition yet. */
    KafkaConsumer<ByteBuffer, ByteBuffer> consumer() {
        return clients.scanner(
                name,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        BATCH,
                        ConsumerConfig.CHECK_CRCS_CONFIG,
                        // The broker checked them when they were written, and a pass over the past only looks.
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        WAIT_MILLIS,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        PARTITION_BYTES));
    }

    /**
     * Reads partitions side by side, each in order of offset.
     *
     * @param takers who takes the records of the partition of that number
     * @throws InterruptedException if nobody waits for it any more; nothing is read further
     */
    void read(LogRange range, int threads, IntFunction<? extends Taker> takers, ScanProgress progress)
            throws InterruptedException {
        progress.begin(range.size());
        sideBySide(
                threads,
                shares(range.partitions(), threads).stream()
                        .map(share -> (Part) () -> read(range, share, takers, progress))
                        .toList());
    }

    /** A part of a pass, which one thread does. */
    interface Part {
        void read() throws InterruptedException;
    }

    /**
     * Does all parts, so many at a time.
     *
     * @throws InterruptedException if nobody waits for them any more
     */
    void sideBySide(int threads, List<Part> parts) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, Math.min(threads, parts.size())),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Part part : parts) {
                running.add(pool.submit(() -> {
                    part.read();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        } finally {
            // No thread reads on for nobody, whichever way this ends.
            pool.shutdownNow();
        }
    }

    private static List<List<TopicPartition>> shares(List<TopicPartition> partitions, int threads) {
        int count = Math.min(threads, partitions.size());
        List<List<TopicPartition>> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < partitions.size(); i++) {
            shares.get(i % count).add(partitions.get(i));
        }
        return shares;
    }

    private void read(
            LogRange range,
            List<TopicPartition> partitions,
            IntFunction<? extends Taker> takers,
            ScanProgress progress) {
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = consumer()) {
            Map<TopicPartition, Long> left = start(consumer, range, partitions);
            while (!left.isEmpty() && !progress.isStopped()) {
                ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    Taker taker = takers.apply(partition.partition());
                    hand(records.records(partition), range.end(partition), taker, progress);
                }
                finish(consumer, left);
            }
        }
    }

    static Map<TopicPartition, Long> start(
            KafkaConsumer<ByteBuffer, ByteBuffer> consumer, LogRange range, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> left = new HashMap<>();
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, range.start(partition));
            left.put(partition, range.end(partition));
        }
        return left;
    }

    private static void hand(
            List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long end, Taker taker, ScanProgress progress) {
        long count = 0;
        long bytes = 0;
        for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
            if (record.offset() < end) {
                count++;
                bytes += Math.max(0, record.serializedValueSize());
                taker.take(record);
            }
        }
        progress.read(count, bytes);
    }

    /** Takes the partitions that are read to their end off the consumer. */
    private static void finish(KafkaConsumer<ByteBuffer, ByteBuffer> consumer, Map<TopicPartition, Long> left) {
        if (left.entrySet().removeIf(partition -> consumer.position(partition.getKey()) >= partition.getValue())) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            left.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
            consumer.assign(left.keySet());
            positions.forEach(consumer::seek);
        }
    }
}
