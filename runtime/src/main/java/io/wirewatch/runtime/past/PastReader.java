package io.wirewatch.runtime.past;

import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.past.LogScan.Taker;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks a rule of the releases of the past. Most are told by the bytes of their mentions to be none of its; of the others the mentions
 * are read, and where an older catalogue made them than the one that the rule's actors are of, the text is tagged afresh.
 */
public final class PastReader {
    /** Enough for a few records: places are looked for, not read. */
    private static final int GLIMPSE = 64 * 1024;

    /** What is asked for behind the last record holds up the next question by no more than this. */
    private static final int WAIT_MILLIS = 5;

    private final KafkaClients clients;
    private final String name;
    private final Supplier<Collection<Replay>> jobs;

    /**
     * @param name what its consumers are called in logs and on the broker
     * @param jobs replays as they stand now: what these have read again is not asked for as it was found first
     */
    public PastReader(KafkaClients clients, String name, Supplier<Collection<Replay>> jobs) {
        this.clients = clients;
        this.name = name;
        this.jobs = jobs;
    }

    /** Takes the releases for which a rule holds, from one thread at a time. */
    public interface Receiver {
        /**
         * Takes a release for which the rule holds, or a further version of one for which it may have held, withdrawals included.
         *
         * @param release with the mentions of the rule's actors at least
         * @param arrival when it came in
         */
        void take(PastRelease release, Instant arrival);
    }

    /**
     * A stretch of time.
     *
     * @param from arrival time; null for the beginning of the log
     * @param to arrival time, the first that is not in it; null for the end of the log as it is now
     */
    public record Range(Instant from, Instant to) {
        public boolean contains(long timestamp) {
            return (from == null || timestamp >= from.toEpochMilli()) && (to == null || timestamp < to.toEpochMilli());
        }
    }

    /** The time of the oldest release whose mentions the log still has; null where it has none. */
    public Instant beginning() {
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = clients.scanner(name, Map.of())) {
            return LogRange.beginning(consumer, Topics.RELEASES_MENTIONS).orElse(null);
        }
    }

    /**
     * Reads partitions side by side: the versions of a release come in order, and nothing else does.
     *
     * @param receivers of each partition of the log the receiver of its releases; all versions of a release are in one partition
     * @return how many releases were searched afresh
     * @throws InterruptedException if nobody waits for it any more
     */
    public long read(
            PastRule rule, Range range, int threads, IntFunction<? extends Receiver> receivers, ScanProgress progress)
            throws InterruptedException {
        LogScan scan = new LogScan(clients, name);
        PastStretch stretch = stretch(rule, range);
        SeenKeys seen = new SeenKeys();
        FreshTagging fresh = new FreshTagging(rule, range, clients, seen);
        scan.read(stretch.stale(), threads, partition -> fresh.taker(receivers.apply(partition)), progress);
        RecordedMentions recorded = new RecordedMentions(rule, range, clients, seen);
        scan.read(stretch.current(), threads, partition -> recorded.taker(receivers.apply(partition)), progress);
        return fresh.searched();
    }

    /**
     * Reads all of it in order of arrival, on this thread: texts to be tagged afresh and mentions as one.
     *
     * @return how many releases were searched afresh
     * @throws InterruptedException if nobody waits for it any more
     */
    public long readInOrder(PastRule rule, Range range, Receiver receiver, ScanProgress progress)
            throws InterruptedException {
        LogScan scan = new LogScan(clients, name);
        PastStretch stretch = stretch(rule, range);
        SeenKeys seen = new SeenKeys();
        FreshTagging fresh = new FreshTagging(rule, range, clients, seen);
        RecordedMentions recorded = new RecordedMentions(rule, range, clients, seen);
        Taker ofTexts = fresh.taker(receiver);
        Taker ofMentions = recorded.taker(receiver);
        LogRange both = stretch.stale().and(stretch.current());
        new OrderedScan(
                        both,
                        record -> isText(record) || recorded.mayConcern(record),
                        record -> (isText(record) ? ofTexts : ofMentions).take(record),
                        progress)
                .read(scan);
        return fresh.searched();
    }

    /**
     * Reads each text together with what was found in it, partitions side by side, the releases of each in order.
     *
     * @param receiver called by several threads at a time
     * @throws InterruptedException if nobody waits for it any more
     */
    public void readPairs(Range range, int threads, PairReceiver receiver, ScanProgress progress)
            throws InterruptedException {
        LogRange both;
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = clients.scanner(name, Map.of())) {
            LogRange recorded = LogRange.between(consumer, Topics.RELEASES_MENTIONS, range.from(), range.to());
            both = recorded.and(LogRange.between(consumer, Topics.RELEASES_CLEAN, range.from(), range.to()));
        }
        LogScan scan = new LogScan(clients, name);
        scan.sideBySide(
                threads,
                IntStream.range(0, Topics.RELEASES_CLEAN.partitions())
                        .mapToObj(number -> (LogScan.Part) () -> {
                            Pairs pairs = new Pairs(clients, range, receiver);
                            new OrderedScan(both.ofPartition(number), _ -> true, pairs::take, progress).read(scan);
                            if (!progress.isStopped()) {
                                pairs.end();
                            }
                        })
                        .toList());
    }

    /**
     * Looks through the pages of a time to the end of the log: which record of each is its newest, and what was read of it last.
     *
     * @param from arrival time; null for the beginning of the log
     * @param taker takes the records of a page in their order, those of several by several threads at a time
     * @throws InterruptedException if nobody waits for it any more
     */
    public void lookThroughPages(Instant from, int threads, PagesTaker taker, ScanProgress progress)
            throws InterruptedException {
        LogRange both;
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = clients.scanner(name, Map.of())) {
            both = LogRange.between(consumer, Topics.RELEASES_RAW, from, null)
                    .and(LogRange.between(consumer, Topics.RELEASES_CLEAN, from, null));
        }
        new LogScan(clients, name).read(both, threads, _ -> taker, progress);
    }

    /**
     * Reads pages again, partitions side by side.
     *
     * @param receiver takes those that are read otherwise than they were; called by several threads at a time
     * @throws InterruptedException if nobody waits for it any more
     */
    public void readPages(
            Range range,
            int threads,
            PagesReadAgain again,
            Consumer<PagesReadAgain.Changed> receiver,
            ScanProgress progress)
            throws InterruptedException {
        LogRange raw;
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = clients.scanner(name, Map.of())) {
            raw = LogRange.between(consumer, Topics.RELEASES_RAW, range.from(), range.to());
        }
        Taker taker = record -> {
            PagesReadAgain.Changed changed = range.contains(record.timestamp()) ? again.read(record) : null;
            if (changed != null) {
                receiver.accept(changed);
            }
        };
        new LogScan(clients, name).read(raw, threads, _ -> taker, progress);
    }

    private static boolean isText(ConsumerRecord<?, ?> record) {
        return record.topic().equals(Topics.RELEASES_CLEAN.name());
    }

    /** What is to be read for a rule: a stretch of mentions, and of texts what stands before it. */
    public PastStretch stretch(PastRule rule, Range range) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                GLIMPSE,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                WAIT_MILLIS);
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = clients.scanner(name, settings)) {
            LogRange recorded = LogRange.between(consumer, Topics.RELEASES_MENTIONS, range.from(), range.to());
            LogRange texts = LogRange.between(consumer, Topics.RELEASES_CLEAN, range.from(), range.to());
            Map<TopicPartition, Long> readAgain = rule.isAsRecorded() ? Map.of() : ReadAgain.ends(jobs.get());
            return new Staleness(range, consumer, clients).divide(recorded, texts, rule.version(), readAgain);
        }
    }
}
