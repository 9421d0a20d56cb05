package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.past.LogRange;
import io.wirewatch.runtime.past.PastStretch;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * The stretch of the log that a job reads: partition by partition from a start to an end, and how far it has come. It is of mentions,
 * and where an older catalogue made those than the one that a rule's actors are of, or texts are read again, of the texts that they
 * were made of; or it is of raw releases, where pages are.
 */
final class JobRange {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Of each topic of a release. */
    private static final int PARTITIONS = Topics.RELEASES_MENTIONS.partitions();

    private static final String CLEANING = "cleaning";
    private static final List<Topic<?>> MENTIONS = List.of(Topics.RELEASES_MENTIONS);
    private static final List<Topic<?>> MENTIONS_AND_TEXTS = List.of(Topics.RELEASES_MENTIONS, Topics.RELEASES_CLEAN);
    private static final List<Topic<?>> RAW = List.of(Topics.RELEASES_RAW);

    /** The arrays have the partitions of the first topic first, then those of the second. */
    private final List<Topic<?>> topics;

    private final long[] start;
    private final long[] end;
    private final long[] next;
    private final Instant reachesBackTo;

    private JobRange(List<Topic<?>> topics, long[] start, long[] end, long[] next, Instant reachesBackTo) {
        this.topics = topics;
        this.start = start;
        this.end = end;
        this.next = next;
        this.reachesBackTo = reachesBackTo;
    }

    /** Whether the job's record says what to read. */
    static boolean isIn(Replay job) {
        return !job.getEndOffsets().isEmpty();
    }

    /**
     * As the job's record says.
     *
     * @throws ReplayRefusedException if that makes no sense
     */
    static JobRange of(Replay job) throws ReplayRefusedException {
        long[] start = array(job.getStartOffsets());
        long[] end = array(job.getEndOffsets());
        long[] next = array(job.getNextOffsets());
        List<Topic<?>> topics = topics(job, start.length);
        boolean makesSense = start.length == topics.size() * PARTITIONS
                && end.length == start.length
                && next.length == start.length
                && IntStream.range(0, start.length)
                        .allMatch(i -> 0 <= start[i] && start[i] <= next[i] && next[i] <= end[i]);
        if (!makesSense) {
            throw new ReplayRefusedException("its record has offsets that make no sense for " + PARTITIONS
                    + " partitions (" + job.getStartOffsets() + ", " + job.getNextOffsets() + ", "
                    + job.getEndOffsets() + "); ask for a new one");
        }
        return new JobRange(topics, start, end, next, job.getReachesBackTo());
    }

    private static List<Topic<?>> topics(Replay job, int length) {
        if (CLEANING.equals(job.getStage())) {
            return RAW;
        }
        // What a version wrote that knew of no texts has the mentions alone.
        return length == PARTITIONS ? MENTIONS : MENTIONS_AND_TEXTS;
    }

    /**
     * From the arrival time that a job asks for, or the beginning of the log, to the end that the log has now.
     *
     * @throws ReplayRefusedException if retention has taken all that was asked for
     */
    static JobRange now(KafkaConsumer<String, byte[]> consumer, Replay job, Instant now) throws ReplayRefusedException {
        List<TopicPartition> partitions = partitions(Topics.RELEASES_MENTIONS);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, TIMEOUT);
        Instant reach = null;
        if (job.getFrom() != null) {
            reach = reach(consumer, starts, now);
            starts = firstFrom(consumer, job.getFrom(), ends);
        }
        reach = requireReached(job, reach);
        long[] start = array(partitions.stream().map(starts::get).toList());
        long[] end = array(partitions.stream().map(ends::get).toList());
        return new JobRange(MENTIONS, start, end, start.clone(), reach);
    }

    /**
     * From the arrival time that a job asks for, or the beginning of the log, to the one that it asks for, or the end that the log has
     * now: of mentions, and of the texts that they were made of.
     *
     * @param extracted how far extraction had come in the texts before
     * @throws ReplayRefusedException if retention has taken all that was asked for
     */
    static JobRange withTexts(
            KafkaConsumer<?, ?> consumer, Replay job, Map<TopicPartition, Long> extracted, Instant now)
            throws ReplayRefusedException {
        return between(consumer, job, MENTIONS_AND_TEXTS, extracted, now);
    }

    /**
     * The same of the raw releases.
     *
     * @param cleaned how far cleaning had come in them before
     * @throws ReplayRefusedException if retention has taken all that was asked for
     */
    static JobRange ofRaw(KafkaConsumer<?, ?> consumer, Replay job, Map<TopicPartition, Long> cleaned, Instant now)
            throws ReplayRefusedException {
        return between(consumer, job, RAW, cleaned, now);
    }

    /**
     * @param taken how far a stage had come in the last of the topics, which goes no further
     */
    private static JobRange between(
            KafkaConsumer<?, ?> consumer,
            Replay job,
            List<Topic<?>> topics,
            Map<TopicPartition, Long> taken,
            Instant now)
            throws ReplayRefusedException {
        Topic<?> last = topics.getLast();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions(last), TIMEOUT);
        Instant reach = requireReached(job, job.getFrom() == null ? null : reach(consumer, beginnings, now));
        long[] start = new long[topics.size() * PARTITIONS];
        long[] end = new long[start.length];
        for (int number = 0; number < topics.size(); number++) {
            LogRange range = LogRange.between(consumer, topics.get(number), job.getFrom(), job.getTo());
            for (TopicPartition partition : partitions(topics.get(number))) {
                int i = number * PARTITIONS + partition.partition();
                start[i] = range.start(partition);
                long there = range.end(partition);
                end[i] = Math.max(
                        start[i],
                        topics.get(number) == last ? Math.min(there, taken.getOrDefault(partition, 0L)) : there);
            }
        }
        return new JobRange(topics, start, end, start.clone(), reach);
    }

    /** The same, where only a stretch of the mentions may be taken as they are, and texts are to be tagged afresh. */
    JobRange of(PastStretch stretch) {
        long[] from = new long[2 * PARTITIONS];
        long[] to = new long[2 * PARTITIONS];
        for (int i = 0; i < PARTITIONS; i++) {
            TopicPartition mentions = new TopicPartition(Topics.RELEASES_MENTIONS.name(), i);
            TopicPartition text = new TopicPartition(Topics.RELEASES_CLEAN.name(), i);
            to[i] = Math.max(end[i], stretch.current().end(mentions));
            from[i] = Math.min(stretch.current().start(mentions), to[i]);
            to[PARTITIONS + i] = stretch.stale().end(text);
            from[PARTITIONS + i] =
                    Math.min(stretch.stale().start(text), stretch.stale().end(text));
        }
        return new JobRange(MENTIONS_AND_TEXTS, from, to, from.clone(), reachesBackTo);
    }

    /** Where the log reaches back to, if that is not as far as a job asks for. */
    private static Instant requireReached(Replay job, Instant reach) throws ReplayRefusedException {
        if (reach == null || !job.getFrom().isBefore(reach)) {
            return null;
        }
        if (job.getTo() != null && !job.getTo().isAfter(reach)) {
            throw new ReplayRefusedException("the log reaches back to " + reach + " and has nothing of before "
                    + job.getTo() + " any more; ask for a later stretch");
        }
        return reach;
    }

    private static Map<TopicPartition, Long> firstFrom(
            KafkaConsumer<String, byte[]> consumer, Instant from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndTimestamp> found = firstAt(consumer, ends.keySet(), from);
        Map<TopicPartition, Long> starts = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            starts.put(partition, first == null ? end : first.offset());
        });
        return starts;
    }

    /**
     * The arrival time from which on the log is whole: the oldest record of each partition that has lost some.
     *
     * @return null where it has lost none
     */
    private static Instant reach(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> starts, Instant now) {
        List<TopicPartition> cut = starts.keySet().stream()
                .filter(partition -> starts.get(partition) > 0)
                .toList();
        Map<TopicPartition, OffsetAndTimestamp> oldest = firstAt(consumer, cut, Instant.EPOCH);
        return cut.stream()
                .map(oldest::get)
                .map(first -> first == null ? now : Instant.ofEpochMilli(first.timestamp()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Map<TopicPartition, OffsetAndTimestamp> firstAt(
            KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        return times.isEmpty() ? Map.of() : consumer.offsetsForTimes(times, TIMEOUT);
    }

    private static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
    }

    private TopicPartition partition(int index) {
        return new TopicPartition(topics.get(index / PARTITIONS).name(), index % PARTITIONS);
    }

    private int index(TopicPartition partition) {
        boolean isOfFirst = partition.topic().equals(topics.getFirst().name());
        return (isOfFirst ? 0 : PARTITIONS) + partition.partition();
    }

    /** Whether a topic has texts, which are to be tagged, and not mentions. */
    static boolean isText(String topic) {
        return topic.equals(Topics.RELEASES_CLEAN.name());
    }

    /**
     * The end of each partition of mentions of which there is something to read at all, or of the texts that they were made of; nothing
     * where it is of raw releases.
     */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int i = 0; topics != RAW && i < PARTITIONS; i++) {
            if (isAnythingIn(i) || PARTITIONS + i < end.length && isAnythingIn(PARTITIONS + i)) {
                ends.put(partition(i), end[i]);
            }
        }
        return ends;
    }

    private boolean isAnythingIn(int index) {
        return start[index] < end[index];
    }

    /** Where it begins in each partition of its first topic. */
    Map<TopicPartition, Long> starts() {
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (int i = 0; i < PARTITIONS; i++) {
            starts.put(partition(i), start[i]);
        }
        return starts;
    }

    /** The partitions that are not read to their end yet. */
    List<TopicPartition> unfinished() {
        return IntStream.range(0, end.length)
                .filter(i -> next[i] < end[i])
                .mapToObj(this::partition)
                .toList();
    }

    long next(TopicPartition partition) {
        return next[index(partition)];
    }

    /** How many offsets lie behind. */
    long done() {
        return IntStream.range(0, next.length)
                .mapToLong(i -> next[i] - start[i])
                .sum();
    }

    /** Where the log does not reach back to what was asked for: the arrival time from which on it is whole; else null. */
    Instant reachesBackTo() {
        return reachesBackTo;
    }

    boolean contains(TopicPartition partition, long offset) {
        return offset < end[index(partition)];
    }

    /**
     * Everything before this offset is read; offsets behind the end count as the end. Partitions may be told of by different
     * threads.
     */
    void readUpTo(TopicPartition partition, long offset) {
        next[index(partition)] = Math.min(offset, end[index(partition)]);
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
