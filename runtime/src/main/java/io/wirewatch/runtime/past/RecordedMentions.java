package io.wirewatch.runtime.past;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.runtime.past.LogScan.Taker;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.runtime.past.PastReader.Receiver;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Asks a rule of mentions as they are recorded. For any threads. */
final class RecordedMentions {
    private final PastRule rule;
    private final Range range;
    private final MentionsFilter filter;
    private final AvroSerde<ReleaseMentions> serde;
    private final SeenKeys seen;

    /**
     * @param seen keys of releases for which the rule held: their further versions are handed on, too
     */
    RecordedMentions(PastRule rule, Range range, KafkaClients clients, SeenKeys seen) {
        this.rule = rule;
        this.range = range;
        this.filter = new MentionsFilter(rule.selection());
        this.serde = clients.serde(Topics.RELEASES_MENTIONS);
        this.seen = seen;
    }

    Taker taker(Receiver receiver) {
        return record -> {
            if (mayConcern(record)) {
                read(record, receiver);
            }
        };
    }

    /** Whether a record may be worth reading, as its bytes tell. */
    boolean mayConcern(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        return record.value() != null
                && record.key() != null
                && range.contains(record.timestamp())
                && (filter.mayHold(record.value()) || seen.mayHave(record.key()));
    }

    private void read(ConsumerRecord<ByteBuffer, ByteBuffer> record, Receiver receiver) {
        byte[] bytes = LogRecords.bytes(record.value());
        try {
            ReceivedMentions received = serde.read(bytes, ReceivedMentions::read);
            TaggedRelease light = received.release();
            if (light.head() == null || received.isAgain()) {
                return;
            }
            boolean holds = !light.head().withdrawn() && RuleEvaluator.matches(rule.selection(), ReleaseView.of(light));
            if (holds) {
                seen.note(record.key());
            }
            if (holds || light.head().version() > 1 || light.head().withdrawn()) {
                PastRelease release = new PastRelease(light, () -> MentionsMapper.toCore(serde.read(bytes)));
                receiver.take(release, Instant.ofEpochMilli(record.timestamp()));
            }
        } catch (SerializationException e) {
            LogRecords.passedOver(record, e);
        }
    }
}
