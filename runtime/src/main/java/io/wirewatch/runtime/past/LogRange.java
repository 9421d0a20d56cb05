package io.wirewatch.runtime.past;

import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** A stretch of the log: of each partition, of one topic or several, the offsets from a start to before an end. */
public final class LogRange {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * Arrival times along a partition go up but for stages that caught up after an outage, one partition before the other. What is
     * read beyond an end by time is left out by its own time.
     */
    private static final Duration DISORDER = Duration.ofDays(1);

    private final Map<TopicPartition, Long> starts;
    private final Map<TopicPartition, Long> ends;

    private LogRange(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        this.starts = Map.copyOf(starts);
        this.ends = Map.copyOf(ends);
    }

    /**
     * What came in between two times: from the first record of each partition that is not older to the end that the log has
     * now, or to where nothing younger is to be expected. Records that are out of order may be in it though they do not
     * belong to it.
     *
     * @param from arrival time; null for the beginning of the log
     * @param to arrival time; null for its end
     */
    public static LogRange between(Consumer<?, ?> consumer, Topic<?> topic, Instant from, Instant to) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions, TIMEOUT));
        Map<TopicPartition, Long> starts = from == null
                ? consumer.beginningOffsets(partitions, TIMEOUT)
                : firstAt(consumer, partitions, from, ends);
        return new LogRange(starts, to == null ? ends : firstAt(consumer, partitions, to.plus(DISORDER), ends));
    }

    /** The arrival time of the oldest record that the log still has; empty where it has none. */
    public static Optional<Instant> beginning(Consumer<?, ?> consumer, Topic<?> topic) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions(topic).forEach(partition -> times.put(partition, 0L));
        return consumer.offsetsForTimes(times, TIMEOUT).values().stream()
                .filter(first -> first != null)
                .map(first -> Instant.ofEpochMilli(first.timestamp()))
                .min(Instant::compareTo);
    }

    private static Map<TopicPartition, Long> firstAt(
            Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant time, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, TIMEOUT);
        Map<TopicPartition, Long> first = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp at = found.get(partition);
            first.put(partition, at == null ? ends.get(partition) : Math.min(at.offset(), ends.get(partition)));
        }
        return first;
    }

    private static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
    }

    /** The partitions in which there is something to read, in order. */
    public List<TopicPartition> partitions() {
        return starts.keySet().stream()
                .filter(partition -> start(partition) < end(partition))
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
    }

    /** Where it begins in a partition. */
    public long start(TopicPartition partition) {
        return starts.get(partition);
    }

    /** Before which offset it ends in a partition. */
    public long end(TopicPartition partition) {
        return ends.get(partition);
    }

    /** How many records it has at most: offsets of a log may be missing. */
    public long size() {
        return starts.keySet().stream()
                .mapToLong(partition -> Math.max(0, end(partition) - start(partition)))
                .sum();
    }

    /** This stretch and one of another topic. */
    public LogRange and(LogRange other) {
        Map<TopicPartition, Long> allStarts = new HashMap<>(starts);
        allStarts.putAll(other.starts);
        Map<TopicPartition, Long> allEnds = new HashMap<>(ends);
        allEnds.putAll(other.ends);
        return new LogRange(allStarts, allEnds);
    }

    /** What this stretch has of the partitions of one number. */
    LogRange ofPartition(int number) {
        return new LogRange(ofPartition(starts, number), ofPartition(ends, number));
    }

    private static Map<TopicPartition, Long> ofPartition(Map<TopicPartition, Long> offsets, int number) {
        Map<TopicPartition, Long> of = new HashMap<>(offsets);
        of.keySet().removeIf(partition -> partition.partition() != number);
        return of;
    }

    /** This stretch with other starts. */
    public LogRange startingAt(Map<TopicPartition, Long> others) {
        Map<TopicPartition, Long> changed = new HashMap<>(starts);
        changed.putAll(others);
        return new LogRange(changed, ends);
    }

    /** This stretch with other ends. */
    public LogRange endingAt(Map<TopicPartition, Long> others) {
        Map<TopicPartition, Long> changed = new HashMap<>(ends);
        changed.putAll(others);
        return new LogRange(starts, changed);
    }
}
