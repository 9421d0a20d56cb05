package io.wirewatch.replay;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.mapping.CandidatesOrigin;
import io.wirewatch.runtime.mapping.ReceivedCandidates;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.Topics;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hands what a job found to the second stage of matching, to the partitions that the first stage would have taken.
 */
final class HandOver extends TurnWrites {
    private final RecordProducer producer;
    private final CandidatesOrigin origin;
    private final boolean windowed;

    /**
     * @param windowed whether the rules look at several releases, and so are decided where the subscription is
     */
    HandOver(RecordProducer producer, CandidatesOrigin origin, boolean windowed) {
        this.producer = producer;
        this.origin = origin;
        this.windowed = windowed;
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
        wrote(producer.send(Topics.MATCHES, partition, Integer.toString(partition), found, origin.raisedAt()));
    }

    private void send(int partition, ReceivedMentions release, List<byte[]> subscriptions) {
        ReceivedCandidates candidates = new ReceivedCandidates(release, subscriptions, windowed, origin);
        wrote(producer.send(
                Topics.MATCHES,
                partition,
                Integer.toString(partition),
                candidates.size(),
                candidates::write,
                origin.raisedAt()));
    }
}
