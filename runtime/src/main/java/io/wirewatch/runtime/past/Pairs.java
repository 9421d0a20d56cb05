package io.wirewatch.runtime.past;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Brings the texts and the mentions of one partition together, or of several. Extraction writes what it found in the order of the texts,
 * to the same partition and with the same time, so in order of arrival the two are never far apart. What a reprocessing has found later
 * is passed over. For one thread.
 */
public final class Pairs {
    /** How many of either sort wait for the other; of what waits longer the other is not there. */
    private static final int WAITING = 5_000;

    private final AvroSerde<io.wirewatch.avro.CleanRelease> clean;
    private final AvroSerde<ReleaseMentions> mentions;
    private final Range range;
    private final PairReceiver receiver;
    private final Map<Version, Text> texts = new Waiting<>(text -> alone(text));
    private final Map<Version, Recorded> recorded = new Waiting<>(_ -> withoutText());

    /**
     * @param range what came in at another time is passed over
     */
    public Pairs(KafkaClients clients, Range range, PairReceiver receiver) {
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

    private record Text(CleanRelease release, Place at) {}

    private record Recorded(TaggedRelease light, byte[] bytes, Place at) {}

    /** What waits, the oldest first. */
    private static final class Waiting<V> extends LinkedHashMap<Version, V> {
        private static final long serialVersionUID = 1L;

        private final transient Consumer<V> tooLong;

        /**
         * @param tooLong takes what has waited too long
         */
        Waiting(Consumer<V> tooLong) {
            this.tooLong = tooLong;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, V> eldest) {
            if (size() > WAITING) {
                tooLong.accept(eldest.getValue());
                return true;
            }
            return false;
        }
    }

    /** Takes the next record of either topic, in order of arrival. */
    public void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (record.value() == null || !range.contains(record.timestamp())) {
            return;
        }
        byte[] bytes = LogRecords.bytes(record.value());
        Place at = new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        try {
            if (record.topic().equals(Topics.RELEASES_CLEAN.name())) {
                text(clean.read(bytes), at);
            } else {
                ReceivedMentions found = mentions.read(bytes, ReceivedMentions::read);
                if (!found.isAgain()) {
                    found(new Recorded(found.release(), bytes, at));
                }
            }
        } catch (SerializationException e) {
            LogRecords.passedOver(record, e);
        }
    }

    private void text(io.wirewatch.avro.CleanRelease record, Place at) {
        if (record.getHead() == null) {
            return;
        }
        Text text = new Text(CleanReleaseMapper.toCore(record), at);
        Version version = Version.of(text.release().head());
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
        Text text = texts.remove(version);
        if (text == null) {
            recorded.put(version, made);
        } else {
            hand(text, made);
        }
    }

    private void hand(Text text, Recorded made) {
        receiver.take(new Pair(text.release(), text.at(), made.light(), made.at(), () -> mentions.read(made.bytes())));
    }

    private void alone(Text text) {
        receiver.take(Pair.alone(text.release(), text.at()));
    }

    private void withoutText() {
        receiver.withoutText();
    }

    /** The first places of each partition that wait, in any order: who begins there again misses nothing. */
    public Stream<Place> waiting() {
        return Stream.concat(
                texts.values().stream().map(Text::at),
                recorded.values().stream().map(Recorded::at));
    }

    /** Tells of what waits when everything is read. */
    public void end() {
        texts.values().forEach(this::alone);
        texts.clear();
        recorded.values().forEach(_ -> withoutText());
        recorded.clear();
    }
}
