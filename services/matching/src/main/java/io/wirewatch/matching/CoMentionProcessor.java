package io.wirewatch.matching;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.IndexMatches;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.CandidatesOrigin;
import io.wirewatch.runtime.mapping.ReceivedCandidates;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Stage one: which subscriptions does this release fulfil, or hold a part of? Rules over one release are decided where its
 * story is: one record. Windowed ones are decided where the subscription is: one for each partition that has any of them. A
 * further version, a withdrawal and other mentions of the same version go to every partition, since alerts raised before may depend on
 * them.
 */
final class CoMentionProcessor implements Processor<String, ReceivedMentions, String, ReceivedCandidates> {
    private final LiveSubscriptions subscriptions;
    private final MatchingMetrics metrics;
    private ProcessorContext<String, ReceivedCandidates> context;

    CoMentionProcessor(LiveSubscriptions subscriptions, MatchingMetrics metrics) {
        this.subscriptions = subscriptions;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, ReceivedCandidates> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, ReceivedMentions> record) {
        if (record.value() == null) {
            return;
        }
        TaggedRelease release = record.value().release();
        requireHead(release.head());
        boolean withdrawn = release.head().withdrawn();
        IndexMatches overOne = withdrawn ? IndexMatches.NONE : subscriptions.overOne(release);
        IndexMatches overSeveral = withdrawn ? IndexMatches.NONE : subscriptions.overSeveral(release);
        metrics.matched();
        metrics.asked(overOne);
        metrics.asked(overSeveral);
        toStory(record, overOne);
        toSubscriptions(record, overSeveral);
    }

    private static void requireHead(ReleaseHead head) {
        if (head == null || head.story().isEmpty()) {
            throw new RefusedRecordException("incomplete", "a release without a head or without a story");
        }
    }

    /** A historical release raises nothing: only those whose rule looks at several releases need to know of it. */
    private void toStory(Record<String, ReceivedMentions> record, IndexMatches matched) {
        ReleaseHead head = record.value().release().head();
        List<byte[]> toTell = head.historical() ? List.of() : matched.utf8();
        if (!toTell.isEmpty() || mayChangeAlerts(record.value())) {
            forward(record, Topics.MATCHES.partitionOf(head.story()), toTell, false);
        }
    }

    private void toSubscriptions(Record<String, ReceivedMentions> record, IndexMatches matched) {
        boolean toAll = mayChangeAlerts(record.value());
        if (matched.count() == 0 && !toAll) {
            return;
        }
        Map<Integer, List<byte[]>> byPartition =
                matched.utf8().stream().collect(Collectors.groupingBy(Topics.MATCHES::partitionOf));
        for (int partition = 0; partition < Topics.MATCHES.partitions(); partition++) {
            List<byte[]> toTell = byPartition.getOrDefault(partition, List.of());
            if (!toTell.isEmpty() || toAll) {
                forward(record, partition, toTell, true);
            }
        }
    }

    private static boolean mayChangeAlerts(ReceivedMentions received) {
        ReleaseHead head = received.release().head();
        return head.version() > 1 || head.withdrawn() || received.reprocessing() != null;
    }

    private void forward(
            Record<String, ReceivedMentions> record, int partition, List<byte[]> toTell, boolean windowed) {
        ReceivedCandidates candidates = new ReceivedCandidates(record.value(), toTell, windowed, origin(record));
        context.forward(record.withKey(Integer.toString(partition)).withValue(candidates));
    }

    private static CandidatesOrigin origin(Record<String, ReceivedMentions> record) {
        CandidatesOrigin reprocessing = record.value().reprocessing();
        return reprocessing == null ? CandidatesOrigin.live(Instant.ofEpochMilli(record.timestamp())) : reprocessing;
    }
}
