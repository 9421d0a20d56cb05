package io.wirewatch.replay;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.IndexMatches;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.runtime.past.PastTexts;
import io.wirewatch.schemas.AvroSerde;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the records of a lane: read as far as rules ask, matched, handed over as the pace allows. */
final class PastSearch {
    private static final Logger LOG = LoggerFactory.getLogger(PastSearch.class);

    private final Replay job;
    private final AvroSerde<ReleaseMentions> serde;
    private final PastTexts texts;
    private final SoughtRules rules;
    private final HandOver handOver;
    private final Pace pace;
    private final Clock clock;
    /** The release in hand, and whom it has yet to be told for, one after the other; null where there is none. */
    private ReceivedMentions inHand;

    private final Deque<byte[]> toTell = new ArrayDeque<>();
    private boolean isMatch;
    private Found found = Found.NOTHING;

    PastSearch(
            Replay job,
            AvroSerde<ReleaseMentions> serde,
            PastTexts texts,
            SoughtRules rules,
            HandOver handOver,
            Pace pace,
            Clock clock) {
        this.job = job;
        this.serde = serde;
        this.texts = texts;
        this.rules = rules;
        this.handOver = handOver;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * What was found since it was asked last.
     *
     * @param scanned records that were read
     * @param matched releases that fulfil a rule
     * @param broken rules that broke down, by subscription
     */
    record Found(int scanned, int matched, Map<String, String> broken) {
        static final Found NOTHING = new Found(0, 0, Map.of());

        Found plus(Found other) {
            Map<String, String> both = new TreeMap<>(broken);
            both.putAll(other.broken);
            return new Found(scanned + other.scanned, matched + other.matched, both);
        }
    }

    /**
     * Takes a record, or goes on with it.
     *
     * @return whether it is done with; otherwise it is to be given again when the pace allows
     */
    boolean take(ConsumerRecord<String, byte[]> record) {
        if (inHand == null) {
            isMatch = false;
            ReceivedMentions release = decode(record);
            if (release != null && isOfThePast(release) && isInTime(record.timestamp())) {
                look(release);
            }
        }
        while (!toTell.isEmpty()) {
            if (!pace.take(clock.instant())) {
                return false;
            }
            handOver.hand(inHand, List.of(toTell.remove()));
        }
        inHand = null;
        // Only now: a worker that goes on from the job's record begins with this one again.
        found = new Found(found.scanned() + 1, found.matched() + (isMatch ? 1 : 0), found.broken());
        return true;
    }

    private void look(ReceivedMentions release) {
        IndexMatches matches = rules.match(release.release());
        if (!matches.failures().isEmpty()) {
            isBroken(release.release().head(), matches.failures());
        }
        isMatch = matches.count() > 0;
        // A further version goes over for all, even where it does not match: it may take back what an earlier one
        // raised.
        boolean further = release.release().head().version() > 1;
        if (!pace.isSet()) {
            hand(release, further ? rules.everybody() : matches.utf8());
            return;
        }
        List<byte[]> paced = matches.utf8();
        inHand = release;
        toTell.addAll(paced);
        if (further) {
            hand(release, withoutThese(rules.everybody(), paced));
        }
    }

    private void hand(ReceivedMentions release, List<byte[]> subscriptions) {
        if (!subscriptions.isEmpty()) {
            handOver.hand(release, subscriptions);
        }
    }

    private static List<byte[]> withoutThese(List<byte[]> all, List<byte[]> some) {
        List<byte[]> others = new ArrayList<>(all);
        others.removeIf(one -> some.stream().anyMatch(other -> Arrays.equals(one, other)));
        return others;
    }

    private void isBroken(ReleaseHead head, Map<String, RuntimeException> failures) {
        Map<String, String> broken = new TreeMap<>(found.broken());
        failures.forEach((subscription, failure) ->
                broken.putIfAbsent(subscription, "the rule broke down at release " + head.id() + ": " + failure));
        found = new Found(found.scanned(), found.matched(), broken);
    }

    /** What a reprocessing has found is in the texts, which are tagged where mentions are of another time. */
    private static boolean isOfThePast(ReceivedMentions release) {
        return release.release().head() != null && !release.isAgain();
    }

    private boolean isInTime(long timestamp) {
        Instant arrival = Instant.ofEpochMilli(timestamp);
        return (job.getFrom() == null || !arrival.isBefore(job.getFrom()))
                && (job.getTo() == null || arrival.isBefore(job.getTo()));
    }

    private ReceivedMentions decode(ConsumerRecord<String, byte[]> record) {
        try {
            return JobRange.isText(record.topic())
                    ? tagged(record.value())
                    : serde.read(record.value(), ReceivedMentions::read);
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

    /** A text as if extraction had just made mentions of it; null where these say nothing to any rule. */
    private ReceivedMentions tagged(byte[] text) {
        TaggedRelease release = texts.tag(text);
        if (release == null || release.head().version() == 1 && isOfNoUse(release)) {
            return null;
        }
        byte[] mentions = serde.write(MentionsMapper.toAvro(release, job.getTenant()));
        return serde.read(mentions, ReceivedMentions::read);
    }

    private boolean isOfNoUse(TaggedRelease release) {
        IndexMatches matches = rules.match(release);
        return matches.count() == 0 && matches.failures().isEmpty();
    }

    /** What was found since it was asked last. */
    Found drain() {
        Found all = found;
        found = Found.NOTHING;
        return all;
    }
}
