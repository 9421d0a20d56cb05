package io.wirewatch.replay;

import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Groups;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What replays need to know of the releases that come in: whether any do, how far matching has come with them, and how much of what
 * replays have handed over it has yet to take. Each is asked for a few times a second at most, by all jobs together.
 */
final class LivePipeline implements AutoCloseable {
    /** As often as matching commits. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private static final Map<TopicPartition, OffsetSpec> ENDS = IntStream.range(0, Topics.RELEASES_RAW.partitions())
            .mapToObj(i -> new TopicPartition(Topics.RELEASES_RAW.name(), i))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));

    private final Admin admin;
    private final ReplayConfig config;
    private final Clock clock;
    private final Yielding yielding;
    private Map<TopicPartition, Long> matched = Map.of();
    private Map<TopicPartition, Long> cleaned = Map.of();
    private final AtomicLong copies = new AtomicLong();
    private Instant looked = Instant.MIN;
    private Instant asked = Instant.MIN;
    private Instant measured = Instant.MIN;
    private long downstream;

    LivePipeline(KafkaClients clients, ReplayConfig config, Clock clock) {
        this.admin = clients.admin();
        this.config = config;
        this.clock = clock;
        this.yielding = new Yielding(config.liveShare(), config.liveHold());
    }

    /** Looks whether releases come in. */
    Yielding look() {
        Instant now = clock.instant();
        if (!now.minus(FRESH).isBefore(looked)) {
            looked = now;
            long end = arrived().values().stream().mapToLong(Long::longValue).sum();
            yielding.sees(end - copies.get(), now);
        }
        return yielding;
    }

    /** Where the log of raw releases ends, by partition. */
    Map<TopicPartition, Long> arrived() {
        return answer(admin.listOffsets(ENDS).all(), "where the log of releases ends").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** A copy of what has come in before is about to be written to the log of releases: it is nothing that comes in. */
    void copies() {
        copies.incrementAndGet();
    }

    /** Whether matching has handled everything before these offsets of its topics. */
    boolean isPast(Map<TopicPartition, Long> ends) {
        return backlog(ends) == 0;
    }

    /** How many records more there may wait for matching than these that do. */
    long room(Map<TopicPartition, Long> ends) {
        return ends.isEmpty() ? most() : most() - backlog(ends);
    }

    private long most() {
        return look().isLive(clock.instant()) ? config.liveBacklog() : config.backlog();
    }

    /**
     * How many copies of raw releases more there may be on their way, with all else that is.
     *
     * @param ends of those that were written, and of what came in before the first of them
     */
    long roomForCopies(Map<TopicPartition, Long> ends) {
        Instant now = clock.instant();
        if (!now.minus(FRESH).isBefore(measured)) {
            measured = now;
            cleaned = handled(Groups.CLEANING);
            downstream = waiting(cleaned)
                    + waiting(handled(Groups.EXTRACTION))
                    + waiting(handled(Stores.MATCHING.application()));
        }
        return most() - downstream - backlog(ends, cleaned);
    }

    /** How many records wait for a stage that has come so far, those aside that cleaning has yet to take of the raw releases. */
    private long waiting(Map<TopicPartition, Long> handled) {
        Map<TopicPartition, OffsetSpec> latest = handled.keySet().stream()
                .filter(partition -> !ENDS.containsKey(partition))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(latest).all(), "how much waits").entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue().offset() - handled.get(end.getKey())))
                .sum();
    }

    /** How many records before these offsets matching has yet to handle. */
    private long backlog(Map<TopicPartition, Long> ends) {
        ask();
        return backlog(ends, matched);
    }

    private static long backlog(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> handled) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - handled.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** How far a stage has come: what is before these offsets it has handled. */
    Map<TopicPartition, Long> handled(String group) {
        Map<TopicPartition, Long> handled = new HashMap<>();
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), "how far " + group + " has come")
                .forEach((partition, offset) -> handled.put(partition, offset == null ? 0 : offset.offset()));
        return handled;
    }

    private void ask() {
        Instant now = clock.instant();
        if (!now.minus(FRESH).isBefore(asked)) {
            asked = now;
            matched = handled(Stores.MATCHING.application());
        }
    }

    private static <T> T answer(KafkaFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot ask " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
