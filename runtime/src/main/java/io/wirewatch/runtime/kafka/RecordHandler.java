package io.wirewatch.runtime.kafka;

import java.util.Collection;
import java.util.List;

/**
 * What a {@link BatchWorker} does with what it polls.
 *
 * @param <V> the record type
 */
public interface RecordHandler<V> {
    /** Called once for each polled batch, before its records: the place of the reader barrier. */
    default void batch(List<InputRecord<V>> records) {}

    /**
     * Called on the polling thread when this worker gets partitions, before any record of them: the place to load state
     * that goes with a partition. What it throws makes the worker try again from the start.
     */
    default void assigned(Collection<Integer> partitions) {}

    /**
     * Called on the polling thread before others may get these partitions, and when the worker ends.
     *
     * @param lost whether others have them already, so that nothing may be written about them any more
     */
    default void revoked(Collection<Integer> partitions, boolean lost) {}

    /**
     * Handles a record: hands whatever follows from it to the outbox. Called again with the same record after a crash,
     * and must then hand out the same.
     *
     * @throws RefusedRecordException if the record cannot be handled, now or later
     */
    void handle(InputRecord<V> record, Outbox outbox);
}
