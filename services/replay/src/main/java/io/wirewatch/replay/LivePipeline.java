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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
    private Instant looked = Instant.MIN;
    private Instant asked = Instant.MIN;

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
            long end = answer(admin.listOffsets(ENDS).all(), "where the log of releases ends").values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
            yielding.sees(end, now);
        }
        return yielding;
    }

    /** Whether matching has handled everything before these offsets of its topics. */
    boolean isPast(Map<TopicPartition, Long> ends) {
        return backlog(ends) == 0;
    }

    /** How many records more there may wait for matching than these that do. */
    long room(Map<TopicPartition, Long> ends) {
        long most = look().isLive(clock.instant()) ? config.liveBacklog() : config.backlog();
        return ends.isEmpty() ? most : most - backlog(ends);
    }

    /** How many records before these offsets matching has yet to handle. */
    private long backlog(Map<TopicPartition, Long> ends) {
        ask();
        long backlog = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            backlog += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
        }
        return backlog;
    }

    /** How far extraction has come in the texts: what is before has its mentions on the log. */
    Map<TopicPartition, Long> extracted() {
        Map<TopicPartition, Long> extracted = new HashMap<>();
        answer(
                        admin.listConsumerGroupOffsets(Groups.EXTRACTION).partitionsToOffsetAndMetadata(),
                        "how far extraction has come")
                .forEach((partition, offset) -> extracted.put(partition, offset == null ? 0 : offset.offset()));
        return extracted;
    }

    private void ask() {
        Instant now = clock.instant();
        if (!now.minus(FRESH).isBefore(asked)) {
            asked = now;
            committed = answer(
                    admin.listConsumerGroupOffsets(Stores.MATCHING.application())
                            .partitionsToOffsetAndMetadata(),
                    "how far matching has come");
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
