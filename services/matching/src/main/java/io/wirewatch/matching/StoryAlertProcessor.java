package io.wirewatch.matching;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.AlertRecords;
import io.wirewatch.runtime.mapping.MatchesMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stage two: one alert for each subscription and story, or occurrence. It goes to where alerts are read, or, where a
 * cool-down decides whether it is sent, to stage three.
 */
final class StoryAlertProcessor implements Processor<String, MatchCandidates, String, Alert> {
    static final Duration EXPIRY_EVERY = Duration.ofSeconds(10);

    private final LiveSubscriptions subscriptions;
    private final MatchingMetrics metrics;
    private final String storeName;
    private ProcessorContext<String, Alert> context;
    private AlertRaiser raiser;

    StoryAlertProcessor(LiveSubscriptions subscriptions, MatchingMetrics metrics, String storeName) {
        this.subscriptions = subscriptions;
        this.metrics = metrics;
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        KeyValueStore<String, MatchingState> store = context.getStateStore(storeName);
        KafkaWindowStore occurrences = new KafkaWindowStore(store);
        this.raiser = new AlertRaiser(new KafkaStoryStore(store), occurrences, subscriptions::find, metrics::tooLate);
        WindowExpiry expiry = new WindowExpiry(store, occurrences);
        context.schedule(
                EXPIRY_EVERY,
                PunctuationType.WALL_CLOCK_TIME,
                _ -> metrics.expired(expiry.stretch(Instant.ofEpochMilli(context.currentStreamTimeMs()))));
    }

    @Override
    public void process(Record<String, MatchCandidates> record) {
        MatchCandidates candidates = record.value();
        if (candidates == null) {
            return;
        }
        AlertRecords records = new AlertRecords(candidates.getTenant());
        alerts(candidates).forEach(alert -> {
            Record<String, Alert> out =
                    record.withKey(alert.subscription().id()).withValue(records.of(alert));
            if (alert.cooldown() == null) {
                metrics.alert(alert);
                context.forward(out, MatchingTopology.ALERTS);
            } else {
                context.forward(out, MatchingTopology.COOLING_OUT);
            }
        });
    }

    private List<io.wirewatch.core.alert.Alert> alerts(MatchCandidates candidates) {
        if (candidates.getFound() != null) {
            requireWhole(candidates);
            return raiser.alerts(MatchesMapper.found(candidates));
        }
        if (candidates.getHead() == null || candidates.getHead().getStory().isEmpty()) {
            throw new RefusedRecordException("incomplete", "candidates without a head or without a story");
        }
        return raiser.alerts(MatchesMapper.toCore(candidates));
    }

    private static void requireWhole(MatchCandidates candidates) {
        boolean showsNothing = candidates.getFound().getStart() != null
                && candidates.getFound().getTogether().isEmpty();
        if (candidates.getSubscriptions().size() != 1 || candidates.getCommand() == null || showsNothing) {
            throw new RefusedRecordException(
                    "incomplete", "what a backfill found, without its subscription, its replay or its releases");
        }
    }
}
