package io.wirewatch.runtime.kafka;

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
     * Handles a record: hands whatever follows from it to the outbox. Called again with the same record after a crash,
     * and must then hand out the same.
     *
     * @throws RefusedRecordException if the record cannot be handled, now or later
     */
    void handle(InputRecord<V> record, Outbox outbox);
}
