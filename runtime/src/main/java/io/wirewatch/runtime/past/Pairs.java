package io.wirewatch.runtime.past;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the texts and the mentions of one partition together. Extraction writes what it found in the order of the texts, to the same
 * partition and with the same time, so in order of arrival the two are never far apart. For one thread.
 */
final class Pairs {
    /** How many of either sort wait for the other; of what waits longer the other is not there. */
    private static final int WAITING = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Pairs.class);

    private final AvroSerde<io.wirewatch.avro.CleanRelease> clean;
    private final AvroSerde<ReleaseMentions> mentions;
    private final Range range;
    private final PairReceiver receiver;
    private final Map<Version, CleanRelease> texts = new Waiting<>();
    private final Map<Version, Recorded> recorded = new Waiting<>();

    Pairs(KafkaClients clients, Range range, PairReceiver receiver) {
        this.clean = clients.serde(Topics.RELEASES_CLEAN);
        this.mentions = clients.serde(Topics.RELEASES_MENTIONS);
        this.range = range;
        this.receiver = receiver;
    }

    private record Version(String release, int version, boolean withdrawn) {
        static Version of(ReleaseHead head) {
            return new Version(head.id(), head.version(), head.withdrawn());
        }
    }

    private record Recorded(TaggedRelease light, byte[] bytes) {}

    /** What waits, the oldest first. */
    private final class Waiting<V> extends LinkedHashMap<Version, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, V> eldest) {
            if (size() > WAITING) {
                receiver.alone();
                return true;
            }
            return false;
        }
    }

    /** Takes the next record of either topic, in order of arrival. */
    void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (record.value() == null || !range.contains(record.timestamp())) {
            return;
        }
        byte[] bytes = LogRecords.bytes(record.value());
        try {
            if (record.topic().equals(Topics.RELEASES_CLEAN.name())) {
                text(clean.read(bytes));
            } else {
                found(new Recorded(mentions.read(bytes, ReceivedMentions::read).release(), bytes));
            }
        } catch (SerializationException e) {
            // It was put among the dead letters when it came in; once more for each pass helps nobody.
            LOG.debug("undecodable record passed over: partition={} offset={}", record.partition(), record.offset(), e);
        }
    }

    private void text(io.wirewatch.avro.CleanRelease record) {
        if (record.getHead() == null) {
            return;
        }
        CleanRelease text = CleanReleaseMapper.toCore(record);
        Version version = Version.of(text.head());
        Recorded made = recorded.remove(version);
        if (made == null) {
            texts.put(version, text);
        } else {
            hand(text, made);
        }
    }

    private void found(Recorded made) {
        if (made.light().head() == null) {
            return;
        }
        Version version = Version.of(made.light().head());
        CleanRelease text = texts.remove(version);
        if (text == null) {
            recorded.put(version, made);
        } else {
            hand(text, made);
        }
    }

    private void hand(CleanRelease text, Recorded made) {
        receiver.take(text, made.light(), () -> MentionsMapper.toCore(mentions.read(made.bytes())));
    }

    /** Tells of what waits when everything is read. */
    void end() {
        for (int i = texts.size() + recorded.size(); i > 0; i--) {
            receiver.alone();
        }
    }
}
