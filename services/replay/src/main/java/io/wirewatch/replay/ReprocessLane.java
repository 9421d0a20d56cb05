package io.wirewatch.replay;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Some of the partitions that a job reads again. A lane is worked on by one thread at a time. */
final class ReprocessLane implements AutoCloseable {
    private final RecordsInOrder<ByteBuffer, ByteBuffer> records;
    private final Rereader rereader;
    private final JobRange range;
    private final TurnWrites writes;
    private final Pace pace;
    private final Clock clock;
    private final Deque<Changed> changed = new ArrayDeque<>();
    private boolean ended;
    private int found;

    /**
     * @param records closed with this
     * @param rereader makes what reads them, by who takes what has changed
     */
    ReprocessLane(
            RecordsInOrder<ByteBuffer, ByteBuffer> records,
            Function<Consumer<Changed>, Rereader> rereader,
            JobRange range,
            TurnWrites writes,
            Pace pace,
            Clock clock) {
        this.records = records;
        this.rereader = rereader.apply(this::take);
        this.range = range;
        this.writes = writes;
        this.pace = pace;
        this.clock = clock;
    }

    /** What a turn has come to: records read, and releases or pages that have changed. */
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
                rereader.take(record);
                scanned++;
            } else if (records.isOver()) {
                rereader.end();
                ended = true;
            }
        }
        return new Found(scanned, found);
    }

    private void take(Changed one) {
        changed.add(one);
        found++;
    }

    /** Whether all that has changed is on its way to the log. */
    private boolean isWritten() {
        while (!changed.isEmpty()) {
            Instant now = clock.instant();
            if (writes.isFull() || !pace.take(now)) {
                return false;
            }
            writes.wrote(changed.remove().write().apply(now));
        }
        return true;
    }

    /** Tells the range how far this lane has come, when what it has written is on the log: whoever goes on from there misses nothing. */
    void settle() {
        Map<TopicPartition, Long> next = new HashMap<>(records.given());
        Stream.concat(rereader.waiting(), changed.stream().flatMap(one -> one.places().stream()))
                .forEach(place -> next.merge(place.partition(), place.offset(), Math::min));
        next.forEach(range::readUpTo);
    }

    @Override
    public void close() {
        records.close();
    }
}
