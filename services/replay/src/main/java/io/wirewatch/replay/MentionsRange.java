package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** The stretch of mentions that a job reads: partition by partition from a start to an end, and how far it has come. */
final class MentionsRange {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final long[] start;
    private final long[] end;
    private final long[] next;

    private MentionsRange(long[] start, long[] end, long[] next) {
        this.start = start;
        this.end = end;
        this.next = next;
    }

    /** Whether the job's record says what to read. */
    static boolean isIn(Replay job) {
        return !job.getEndOffsets().isEmpty();
    }

    /** As the job's record says. */
    static MentionsRange of(Replay job) {
        return new MentionsRange(array(job.getStartOffsets()), array(job.getEndOffsets()), array(job.getNextOffsets()));
    }

    /**
     * From an arrival time to the end that the log has now.
     *
     * @param from arrival time, or null for the beginning of the log
     */
    static MentionsRange now(KafkaConsumer<String, byte[]> consumer, Instant from) {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, TIMEOUT);
        if (from != null) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, TIMEOUT);
            starts = new HashMap<>(starts);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp first = found.get(partition);
                starts.put(partition, first == null ? ends.get(partition) : first.offset());
            }
        }
        long[] start = array(partitions.stream().map(starts::get).toList());
        return new MentionsRange(start, array(partitions.stream().map(ends::get).toList()), start.clone());
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, Topics.RELEASES_MENTIONS.partitions())
                .mapToObj(MentionsRange::partition)
                .toList();
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.RELEASES_MENTIONS.name(), number);
    }

    /** The end of each partition of which there is something to read at all. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int i = 0; i < end.length; i++) {
            if (start[i] < end[i]) {
                ends.put(partition(i), end[i]);
            }
        }
        return ends;
    }

    /** The partitions that are not read to their end yet. */
    List<TopicPartition> unfinished() {
        return IntStream.range(0, end.length)
                .filter(i -> next[i] < end[i])
                .mapToObj(MentionsRange::partition)
                .toList();
    }

    long next(TopicPartition partition) {
        return next[partition.partition()];
    }

    boolean contains(TopicPartition partition, long offset) {
        return offset < end[partition.partition()];
    }

    /** Everything before this offset is read; offsets behind the end count as the end. */
    void readUpTo(TopicPartition partition, long offset) {
        next[partition.partition()] = Math.min(offset, end[partition.partition()]);
    }

    Replay.Builder into(Replay.Builder job) {
        return job.setStartOffsets(list(start)).setEndOffsets(list(end)).setNextOffsets(list(next));
    }

    private static long[] array(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> list(long[] array) {
        List<Long> list = new ArrayList<>(array.length);
        for (long one : array) {
            list.add(one);
        }
        return list;
    }
}
