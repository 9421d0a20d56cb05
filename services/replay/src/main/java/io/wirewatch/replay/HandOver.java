package io.wirewatch.replay;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.mapping.CandidatesOrigin;
import io.wirewatch.runtime.mapping.ReceivedCandidates;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Hands what a job found to the second stage of matching, to the partitions that the first stage would have taken. Lanes hand over
 * side by side; the job waits for all of it before it says how far it has come.
 */
final class HandOver {
    private final RecordProducer producer;
    private final CandidatesOrigin origin;
    private final boolean windowed;
    private final Queue<CompletableFuture<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();
    private final AtomicLong room = new AtomicLong();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /**
     * @param windowed whether the rules look at several releases, and so are decided where the subscription is
     */
    HandOver(RecordProducer producer, CandidatesOrigin origin, boolean windowed) {
        this.producer = producer;
        this.origin = origin;
        this.windowed = windowed;
    }

    /** Begins a turn in which so many records may be handed over; a release that was begun is told to its end. */
    void begin(long records) {
        room.set(records);
    }

    /** Whether no more may be handed over in this turn. */
    boolean isFull() {
        return room.get() <= 0;
    }

    /** Hands over a release for these subscriptions. */
    void hand(ReceivedMentions release, List<byte[]> subscriptions) {
        if (!windowed) {
            ReleaseHead head = release.release().head();
            send(Topics.MATCHES.partitionOf(head.story()), release, subscriptions);
            return;
        }
        subscriptions.stream()
                .collect(Collectors.groupingBy(Topics.MATCHES::partitionOf))
                .forEach((partition, there) -> send(partition, release, there));
    }

    /** Hands over what was found for a windowed subscription. */
    void hand(String subscription, MatchCandidates found) {
        int partition = Topics.MATCHES.partitionOf(subscription);
        room.decrementAndGet();
        sent.add(producer.send(Topics.MATCHES, partition, Integer.toString(partition), found, origin.raisedAt()));
    }

    private void send(int partition, ReceivedMentions release, List<byte[]> subscriptions) {
        ReceivedCandidates candidates = new ReceivedCandidates(release, subscriptions, windowed, origin);
        room.decrementAndGet();
        sent.add(producer.send(
                Topics.MATCHES,
                partition,
                Integer.toString(partition),
                candidates.size(),
                candidates::write,
                origin.raisedAt()));
    }

    /**
     * Waits until all that was handed over is on the log.
     *
     * @return how many records that are
     */
    int await() {
        int count = 0;
        for (CompletableFuture<RecordMetadata> next = sent.poll(); next != null; next = sent.poll()) {
            RecordMetadata there = next.join();
            ends.merge(new TopicPartition(there.topic(), there.partition()), there.offset() + 1, Math::max);
            count++;
        }
        return count;
    }

    /** The end of what was handed over, by partition of matches. */
    Map<TopicPartition, Long> ends() {
        return ends;
    }
}
