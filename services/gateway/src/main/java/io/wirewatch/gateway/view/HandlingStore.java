package io.wirewatch.gateway.view;

import io.wirewatch.avro.AlertHandling;
import io.wirewatch.schemas.AvroSerde;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What people have done about alerts, in the view. What lists are filtered by stands with the alert too, so that they are read in
 * their order; alerts and what was done about them may be read in either order.
 */
public final class HandlingStore implements Projection {
    private final View view;
    private final AvroSerde<AlertHandling> serde;

    HandlingStore(View view, AvroSerde<AlertHandling> serde) {
        this.view = view;
        this.serde = serde;
    }

    @Override
    public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
        if (record.key() == null) {
            throw new SerializationException("what was done about an alert needs the alert's id as key");
        }
        AlertHandling handling = serde.read(record.value());
        if (handling == null) {
            db.change("DELETE FROM alert_handling WHERE alert = ?", record.key());
            db.change("UPDATE alerts SET acknowledged = 0, assignee = NULL WHERE id = ?", record.key());
            return;
        }
        db.change(
                "INSERT OR REPLACE INTO alert_handling(alert, acknowledged, assignee, muted_until, value)"
                        + " VALUES (?, ?, ?, ?, ?)",
                record.key(),
                handling.getAcknowledgedAt() != null,
                handling.getAssignee(),
                handling.getMutedUntil() == null
                        ? null
                        : handling.getMutedUntil().toEpochMilli(),
                record.value());
        carryOver(db, record.key());
    }

    /** Puts what was done about an alert into its row, where both are known. */
    static void carryOver(Sql db, String alert) throws SQLException {
        db.change(
                "UPDATE alerts SET acknowledged = h.acknowledged, assignee = h.assignee"
                        + " FROM alert_handling h WHERE h.alert = alerts.id AND alerts.id = ?",
                alert);
    }

    @Override
    public void forget(Sql db, int partition, long before) {
        // Compaction takes only what a newer value of the key replaced.
    }

    /** What was done about an alert, if anything ever was. */
    public Optional<AlertHandling> get(String alert) {
        return Optional.ofNullable(of(List.of(alert)).get(alert));
    }

    /** What was done about some alerts, by their ids; of those about which nothing ever was, nothing. */
    public Map<String, AlertHandling> of(Collection<String> alerts) {
        return view.read(db -> {
            Map<String, AlertHandling> found = new HashMap<>();
            db.all(
                    row -> found.put(row.getString(1), serde.read(row.getBytes(2))),
                    "SELECT alert, value FROM alert_handling WHERE alert IN (" + AlertStore.marks(alerts.size()) + ")",
                    alerts.toArray());
            return found;
        });
    }
}
