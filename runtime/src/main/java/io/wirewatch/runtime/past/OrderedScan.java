package io.wirewatch.runtime.past;

import io.wirewatch.runtime.past.LogScan.Taker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the partitions of a stretch as one, in order of arrival: for rules over several releases, whose alerts depend on it. A
 * partition that is ahead waits for the others, so only so much is held in memory.
 */
final class OrderedScan {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Records that wait of one partition before it is read no further. */
    private static final int AHEAD = 1_000;

    private final LogRange range;
    private final Predicate<ConsumerRecord<ByteBuffer, ByteBuffer>> worthIt;
    private final Taker taker;
    private final ScanProgress progress;
    private final Map<TopicPartition, Line> lines = new HashMap<>();

    /**
     * @param worthIt whether a record is handed on; what is not waits for nobody
     */
    OrderedScan(
            LogRange range,
            Predicate<ConsumerRecord<ByteBuffer, ByteBuffer>> worthIt,
            Taker taker,
            ScanProgress progress) {
        this.range = range;
        this.worthIt = worthIt;
        this.taker = taker;
        this.progress = progress;
    }

    /** What waits of a partition, and up to which time it is known. */
    private static final class Line {
        private final ArrayDeque<ConsumerRecord<ByteBuffer, ByteBuffer>> waiting = new ArrayDeque<>();
        private long knownTo = Long.MIN_VALUE;
        private boolean over;

        long first() {
            return waiting.getFirst().timestamp();
        }
    }

    /**
     * Reads it all.
     *
     * @param scan makes the consumer
     * @throws InterruptedException if nobody waits for it any more
     */
    void read(LogScan scan) throws InterruptedException {
        progress.begin(range.size());
        List<TopicPartition> partitions = range.partitions();
        if (partitions.isEmpty()) {
            return;
        }
        partitions.forEach(partition -> lines.put(partition, new Line()));
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = scan.consumer()) {
            LogScan.start(consumer, range, partitions);
            while (!lines.values().stream().allMatch(line -> line.over) && !progress.isStopped()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("a pass over the past that nobody waits for");
                }
                take(consumer.poll(POLL));
                lines.forEach((partition, line) ->
                        line.over = line.over || consumer.position(partition) >= range.end(partition));
                handOn();
                hold(consumer);
            }
        }
    }

    private void take(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
        for (TopicPartition partition : records.partitions()) {
            Line line = lines.get(partition);
            long count = 0;
            long bytes = 0;
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records.records(partition)) {
                if (record.offset() < range.end(partition)) {
                    count++;
                    bytes += Math.max(0, record.serializedValueSize());
                    line.knownTo = Math.max(line.knownTo, record.timestamp());
                    if (worthIt.test(record)) {
                        line.waiting.add(record);
                    }
                }
            }
            progress.read(count, bytes);
        }
    }

    /** Hands on what no partition can have anything before any more. */
    private void handOn() {
        long known = lines.values().stream()
                .filter(line -> !line.over)
                .mapToLong(line -> line.knownTo)
                .min()
                .orElse(Long.MAX_VALUE);
        PriorityQueue<Line> next = new PriorityQueue<>((one, other) -> Long.compare(one.first(), other.first()));
        lines.values().stream().filter(line -> !line.waiting.isEmpty()).forEach(next::add);
        while (!next.isEmpty() && next.peek().first() <= known) {
            Line line = next.poll();
            taker.take(line.waiting.poll());
            if (!line.waiting.isEmpty()) {
                next.add(line);
            }
        }
    }

    private void hold(KafkaConsumer<ByteBuffer, ByteBuffer> consumer) {
        List<TopicPartition> ahead = new ArrayList<>();
        List<TopicPartition> wanted = new ArrayList<>();
        lines.forEach((partition, line) -> {
            boolean full = line.over || line.waiting.size() >= AHEAD;
            (full ? ahead : wanted).add(partition);
        });
        consumer.pause(ahead);
        consumer.resume(wanted);
    }
}
