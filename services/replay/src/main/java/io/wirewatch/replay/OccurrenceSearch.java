package io.wirewatch.replay;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Backfilled;
import io.wirewatch.core.alert.Finding;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.IndexMatches;
import io.wirewatch.core.replay.PastFindings;
import io.wirewatch.core.window.WindowRule;
import io.wirewatch.runtime.mapping.MatchesMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.runtime.past.PastTexts;
import io.wirewatch.schemas.AvroSerde;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The windowed rules of a job over releases in order of arrival, and the occurrences that are to be handed over. */
final class OccurrenceSearch {
    private static final Logger LOG = LoggerFactory.getLogger(OccurrenceSearch.class);

    private final Replay job;
    private final AvroSerde<ReleaseMentions> serde;
    private final PastTexts texts;
    private final SoughtRules rules;
    private final Map<String, ActiveSubscription> subscriptions;
    private final Map<String, PastFindings> past = new TreeMap<>();
    private final Queue<Found> found = new ArrayDeque<>();
    private final Map<String, String> broken = new TreeMap<>();

    /** What is to be handed over for a subscription. */
    record Found(String subscription, MatchCandidates record) {}

    /**
     * @param subscriptions those that are sought, by id
     * @param rules the same, as an index
     */
    OccurrenceSearch(
            Replay job,
            AvroSerde<ReleaseMentions> serde,
            PastTexts texts,
            Map<String, ActiveSubscription> subscriptions,
            SoughtRules rules) {
        this.rules = rules;
        this.job = job;
        this.serde = serde;
        this.texts = texts;
        this.subscriptions = new TreeMap<>(subscriptions);
    }

    /** Takes the next release. */
    void take(ConsumerRecord<String, byte[]> record) {
        Instant arrival = Instant.ofEpochMilli(record.timestamp());
        if (past.isEmpty()) {
            // The log is known from here on.
            subscriptions.forEach((id, subscription) ->
                    past.put(id, new PastFindings(subscription, arrival, job.getFrom(), job.getTo())));
        }
        TaggedRelease release = decode(record);
        if (release == null) {
            return;
        }
        past.forEach((id, findings) -> {
            try {
                findings.take(release, arrival).forEach(finding -> add(id, finding));
            } catch (RuntimeException e) {
                broken.put(
                        id, "the rule broke down at release " + release.head().id() + ": " + e);
            }
        });
    }

    /** The release; null where it is none, or says nothing to any of the rules. */
    private TaggedRelease decode(ConsumerRecord<String, byte[]> record) {
        try {
            if (JobRange.isText(record.topic())) {
                TaggedRelease release = texts.tag(record.value());
                return release == null || !isOfUse(release) ? null : release;
            }
            ReceivedMentions received = serde.read(record.value(), ReceivedMentions::read);
            boolean isOfThePast = received != null && received.release().head() != null && !received.isAgain();
            if (!isOfThePast || !isOfUse(received.release())) {
                return null;
            }
            // As a whole: alerts quote its sentences.
            return MentionsMapper.toCore(serde.read(record.value()));
        } catch (SerializationException e) {
            // Matching has put it among the dead letters when it came in; once more for each replay helps nobody.
            LOG.warn(
                    "undecodable record passed over: replay={} partition={} offset={}",
                    job.getId(),
                    record.partition(),
                    record.offset());
            return null;
        }
    }

    /** Whether it holds a part of a rule, or may take back what an earlier version did. */
    private boolean isOfUse(TaggedRelease release) {
        boolean mayTakeBack = release.head().version() > 1 || release.head().withdrawn();
        IndexMatches matches = rules.match(release);
        return mayTakeBack || matches.count() > 0 || !matches.failures().isEmpty();
    }

    /** All was read: the rest is found, and where no stretch was asked for, that this was all. */
    void end() {
        past.forEach((id, findings) -> findings.rest().forEach(finding -> add(id, finding)));
        if (job.getFrom() == null && job.getTo() == null) {
            subscriptions.keySet().forEach(id -> add(id, null));
        }
    }

    private void add(String id, Finding finding) {
        Backfilled backfilled = new Backfilled(
                id,
                WindowRule.of(subscriptions.get(id).expression()).id(),
                finding,
                job.getId(),
                job.getDeliver(),
                job.getCreatedAt());
        found.add(new Found(id, MatchesMapper.found(job.getTenant(), backfilled)));
    }

    /** What is to be handed over, first found first. */
    Queue<Found> found() {
        return found;
    }

    /** Rules that broke down, and why. */
    Map<String, String> broken() {
        return broken;
    }

    /** Goes on with these subscriptions alone. */
    void keep(Collection<String> ids) {
        subscriptions.keySet().retainAll(ids);
        past.keySet().retainAll(ids);
        found.removeIf(one -> !ids.contains(one.subscription()));
        broken.clear();
    }
}
