package io.wirewatch.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a job writes, turn by turn. Its lanes write side by side; the job waits for all of it before it says how far it has
 * come.
 */
class TurnWrites {
    private final Queue<CompletableFuture<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();
    private final AtomicLong room = new AtomicLong();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** Begins a turn in which so many records may be written; a release that was begun is told to its end. */
    void begin(long records) {
        room.set(records);
    }

    /** Whether no more may be written in this turn. */
    boolean isFull() {
        return room.get() <= 0;
    }

    /** Takes a record that is on its way. */
    void wrote(CompletableFuture<RecordMetadata> record) {
        room.decrementAndGet();
        sent.add(record);
    }

    /**
     * Waits until all that was written is on the log.
     *
     * @return how many records that are
     */
    int await() {
        int count = 0;
        for (CompletableFuture<RecordMetadata> next = sent.poll(); next != null; next = sent.poll()) {
            RecordMetadata there = next.join();
            ends.merge(new TopicPartition(there.topic(), there.partition()), there.offset() + 1, Math::max);
            count++;
        }
        return count;
    }

    /** How many records more may wait behind what was written. */
    long room(LivePipeline live) {
        return live.room(ends);
    }

    /** The end of what was written, by partition. */
    Map<TopicPartition, Long> ends() {
        return ends;
    }
}
