package io.wirewatch.gateway.view;

import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the records of a topic become rows. */
interface Projection {
    /**
     * Takes a record in. Met again, it changes nothing.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if it cannot be decoded; nothing was changed then
     */
    void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException;

    /** Forgets what stands before an offset, because the log's retention has taken it. */
    void forget(Sql db, int partition, long before) throws SQLException;
}
