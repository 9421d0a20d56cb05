package io.wirewatch.replay;

import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.runtime.past.VersionsTaker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks which versions of releases there are, and what replays have found in them, from the beginning of a stretch of mentions to the
 * end that the log has when it begins.
 */
final class VersionsPass implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
    private final PastVersions versions = new PastVersions();
    private final VersionsTaker taker;
    private final Map<TopicPartition, Long> ends;
    private boolean over;

    /**
     * @param consumer at no partition yet; closed with this
     */
    VersionsPass(
            KafkaConsumer<ByteBuffer, ByteBuffer> consumer,
            Function<PastVersions, VersionsTaker> taker,
            MentionsRange range) {
        List<TopicPartition> partitions = MentionsRange.mentions();
        this.consumer = consumer;
        this.taker = taker.apply(versions);
        this.ends = consumer.endOffsets(partitions, TIMEOUT);
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, range.start(partition)));
    }

    PastVersions versions() {
        return versions;
    }

    /**
     * Reads on until the slice is over.
     *
     * @return whether all is read
     */
    boolean read(Slice slice) {
        while (!over && !slice.isOver()) {
            consumer.poll(POLL).forEach(taker::take);
            over = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return over;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
