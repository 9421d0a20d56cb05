package io.wirewatch.matching;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.matching.IndexMatches;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.MatchesMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
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
 * further version and a withdrawal go to every partition, since alerts raised before may depend on them.
 */
final class CoMentionProcessor implements Processor<String, ReleaseMentions, String, MatchCandidates> {
    private final LiveSubscriptions subscriptions;
    private final MatchingMetrics metrics;
    private ProcessorContext<String, MatchCandidates> context;

    CoMentionProcessor(LiveSubscriptions subscriptions, MatchingMetrics metrics) {
        this.subscriptions = subscriptions;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, MatchCandidates> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, ReleaseMentions> record) {
        ReleaseMentions release = record.value();
        if (release == null) {
            return;
        }
        requireHead(release);
        IndexMatches found = matches(release);
        metrics.matched(found);
        Map<Boolean, List<String>> matched =
                found.subscriptions().stream().collect(Collectors.partitioningBy(subscriptions::isWindowed));
        overOne(record, matched.get(false));
        overSeveral(record, matched.get(true));
    }

    /** A historical release raises nothing: only those whose rule looks at several releases need to know of it. */
    private void overOne(Record<String, ReleaseMentions> record, List<String> matched) {
        ReleaseHead head = record.value().getHead();
        List<String> toTell = head.getHistorical() ? List.of() : matched;
        if (!toTell.isEmpty() || mayChangeAlerts(record.value())) {
            forward(record, Topics.MATCHES.partitionOf(head.getStory()), toTell, false);
        }
    }

    private void overSeveral(Record<String, ReleaseMentions> record, List<String> matched) {
        boolean toAll = mayChangeAlerts(record.value());
        if (matched.isEmpty() && !toAll) {
            return;
        }
        Map<Integer, List<String>> byPartition =
                matched.stream().collect(Collectors.groupingBy(Topics.MATCHES::partitionOf));
        for (int partition = 0; partition < Topics.MATCHES.partitions(); partition++) {
            List<String> toTell = byPartition.getOrDefault(partition, List.of());
            if (!toTell.isEmpty() || toAll) {
                forward(record, partition, toTell, true);
            }
        }
    }

    private static void requireHead(ReleaseMentions release) {
        if (release.getHead() == null || release.getHead().getStory().isEmpty()) {
            throw new RefusedRecordException("incomplete", "a release without a head or without a story");
        }
    }

    private IndexMatches matches(ReleaseMentions release) {
        return isWithdrawn(release) ? IndexMatches.NONE : subscriptions.index().match(MentionsMapper.toCore(release));
    }

    private static boolean mayChangeAlerts(ReleaseMentions release) {
        return release.getHead().getVersion() > 1 || isWithdrawn(release);
    }

    private static boolean isWithdrawn(ReleaseMentions release) {
        return "withdrawn".equals(release.getHead().getStatus());
    }

    private void forward(Record<String, ReleaseMentions> record, int partition, List<String> toTell, boolean windowed) {
        MatchCandidates candidates =
                MatchesMapper.live(record.value(), toTell, windowed, Instant.ofEpochMilli(record.timestamp()));
        context.forward(record.withKey(Integer.toString(partition)).withValue(candidates));
    }
}
