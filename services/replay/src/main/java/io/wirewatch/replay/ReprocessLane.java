package io.wirewatch.replay;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.past.Pair;
import io.wirewatch.runtime.past.PairReceiver;
import io.wirewatch.runtime.past.Pairs;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.runtime.past.Place;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Some of the partitions that a job reads again: texts, and the mentions that were made of them. A lane is worked on by one thread at a
 * time.
 */
final class ReprocessLane implements PairReceiver, AutoCloseable {
    private final RecordsInOrder<ByteBuffer, ByteBuffer> records;
    private final Pairs pairs;
    private final Rereading rereading;
    private final MentionsRange range;
    private final Deque<Changed> changed = new ArrayDeque<>();
    private boolean ended;
    private int found;

    ReprocessLane(
            Replay job,
            KafkaClients clients,
            RecordsInOrder<ByteBuffer, ByteBuffer> records,
            Rereading rereading,
            MentionsRange range) {
        this.records = records;
        this.pairs = new Pairs(clients, new Range(job.getFrom(), job.getTo()), this);
        this.rereading = rereading;
        this.range = range;
    }

    /** What was found in a text, and is to be written. */
    private record Changed(Pair pair, ReleaseMentions found) {
        int partition() {
            return pair.textAt().partition().partition();
        }

        Stream<Place> places() {
            return Stream.of(pair.textAt(), pair.recordedAt()).filter(Objects::nonNull);
        }
    }

    /** What a turn has come to: records read, and releases that have changed. */
    record Found(int scanned, int changed) {
        static final Found NOTHING = new Found(0, 0);

        Found plus(Found other) {
            return new Found(scanned + other.scanned, changed + other.changed);
        }
    }

    /** Reads on until the slice is over, there is nothing more to read, or no more may be written. */
    Found read(Slice slice) {
        int scanned = 0;
        found = 0;
        while (isWritten() && !ended && !slice.isOver()) {
            ConsumerRecord<ByteBuffer, ByteBuffer> record = records.next(slice);
            if (record != null) {
                pairs.take(record);
                scanned++;
            } else if (records.isOver()) {
                pairs.end();
                ended = true;
            }
        }
        return new Found(scanned, found);
    }

    @Override
    public void take(Pair pair) {
        ReleaseMentions now = rereading.changed(pair);
        if (now != null) {
            changed.add(new Changed(pair, now));
            found++;
        }
    }

    @Override
    public void withoutText() {
        // Nothing to read again.
    }

    /** Whether all that has changed is on its way to the log. */
    private boolean isWritten() {
        while (!changed.isEmpty()) {
            Changed next = changed.peek();
            if (!rereading.write(next.partition(), next.found())) {
                return false;
            }
            changed.remove();
        }
        return true;
    }

    /** Tells the range how far this lane has come, when what it has written is on the log: whoever goes on from there misses nothing. */
    void settle() {
        Map<TopicPartition, Long> next = new HashMap<>(records.given());
        Stream.concat(pairs.waiting(), changed.stream().flatMap(Changed::places))
                .forEach(place -> next.merge(place.partition(), place.offset(), Math::min));
        next.forEach(range::readUpTo);
    }

    @Override
    public void close() {
        records.close();
    }
}
