package io.wirewatch.gateway.view;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.schemas.AvroSerde;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Alerts as rows. A revision counts once: one that is not higher than what is known was given again after a crash. Since
 * the log decides which record is the first of its revision, every view of the log holds the same changes.
 */
final class AlertProjection implements Projection {
    /** A replay has quietly changed something about an alert, which was sent before, or not, as it was. */
    private static final String REPLAY = "replay";

    private final AvroSerde<Alert> serde;
    private final AlertKeys keys;

    AlertProjection(AvroSerde<Alert> serde) {
        this.serde = serde;
        this.keys = new AlertKeys(serde);
    }

    private record Known(int revision, boolean suppressed) {}

    @Override
    public void apply(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException {
        Alert alert = serde.read(record.value());
        if (alert == null || alert.getSubscription() == null) {
            throw new SerializationException("an alert needs a subscription");
        }
        Optional<Known> known = Sql.first(
                connection,
                row -> new Known(row.getInt(1), row.getBoolean(2)),
                "SELECT revision, suppressed FROM alerts WHERE id = ?",
                alert.getId());
        if (known.isPresent() && known.get().revision() >= alert.getRevision()) {
            return;
        }
        Sql.change(
                connection,
                "INSERT INTO alert_changes(part, pos, alert, revision, subscription, origin, change, suppressed,"
                        + " value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                record.partition(),
                record.offset(),
                alert.getId(),
                alert.getRevision(),
                alert.getSubscription().getId(),
                alert.getOrigin(),
                alert.getChange(),
                alert.getSuppressed() != null,
                record.value());
        Sql.change(
                connection,
                "INSERT OR REPLACE INTO alerts(id, subscription, raised_at, revision, origin, status, story,"
                        + " suppressed, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, last_insert_rowid())",
                alert.getId(),
                alert.getSubscription().getId(),
                alert.getRaisedAt().toEpochMilli(),
                alert.getRevision(),
                alert.getOrigin(),
                alert.getStatus(),
                alert.getStory(),
                isSuppressed(alert, known));
        HandlingStore.carryOver(connection, alert.getId());
        for (ReleaseRef release : alert.getReleases()) {
            Sql.change(
                    connection,
                    "INSERT OR IGNORE INTO alert_releases(release, alert) VALUES (?, ?)",
                    release.getId(),
                    alert.getId());
        }
        keys.put(connection, alert);
    }

    private static boolean isSuppressed(Alert alert, Optional<Known> before) {
        return REPLAY.equals(alert.getSuppressed())
                ? before.map(Known::suppressed).orElse(false)
                : alert.getSuppressed() != null;
    }

    @Override
    public void forget(Connection connection, int partition, long before) throws SQLException {
        Sql.change(connection, "DELETE FROM alert_changes WHERE part = ? AND pos < ?", partition, before);
        Sql.change(connection, "DELETE FROM alerts WHERE seq NOT IN (SELECT seq FROM alert_changes)");
        Sql.change(connection, "DELETE FROM alert_releases WHERE alert NOT IN (SELECT id FROM alerts)");
        Sql.change(connection, "DELETE FROM alert_keys WHERE alert NOT IN (SELECT id FROM alerts)");
    }
}
