package io.wirewatch.runtime.kafka;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that were taken and are not done, by partition in order, and how far each partition is done: up to there, and no
 * further, it may be committed. Not safe for threads.
 */
final class InFlight<V> {
    /** Whatever is behind them waits on the log, where it takes no memory. */
    static final int MOST = 1000;

    private final Map<TopicPartition, Queue<Pending<V>>> waiting = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> settled = new HashMap<>();
    private int count;

    void add(Pending<V> one) {
        waiting.computeIfAbsent(partition(one), key -> new ArrayDeque<>()).add(one);
        count++;
    }

    boolean hasRoom() {
        return count < MOST;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Takes out what is done, as long as nothing before it in its partition is under way.
     *
     * @param step what is to be done with each; where it throws, that one and all behind it stay
     */
    void settle(Consumer<Pending<V>> step) {
        for (Queue<Pending<V>> partition : waiting.values()) {
            while (!partition.isEmpty() && partition.peek().outbox().isDone()) {
                Pending<V> done = partition.peek();
                step.accept(done);
                partition.remove();
                count--;
                settled.put(
                        partition(done),
                        new OffsetAndMetadata(
                                done.raw().offset() + 1, done.raw().leaderEpoch(), ""));
            }
        }
    }

    /** Whether something is done that was not committed. */
    boolean hasSettled() {
        return !settled.isEmpty();
    }

    /** What to commit. */
    Map<TopicPartition, OffsetAndMetadata> settled() {
        return Map.copyOf(settled);
    }

    /** All that is done has been committed. */
    void committed() {
        settled.clear();
    }

    /** These partitions are another's now. */
    void forget(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Queue<Pending<V>> gone = waiting.remove(partition);
            count -= gone == null ? 0 : gone.size();
            settled.remove(partition);
        }
    }

    void clear() {
        waiting.clear();
        settled.clear();
        count = 0;
    }

    private static TopicPartition partition(Pending<?> one) {
        return new TopicPartition(one.raw().topic(), one.raw().partition());
    }
}
