package io.wirewatch.gateway.view;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.schemas.AvroSerde;
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
    public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
        Alert alert = serde.read(record.value());
        if (alert == null || alert.getSubscription() == null) {
            throw new SerializationException("an alert needs a subscription");
        }
        Optional<Known> known = db.first(
                row -> new Known(row.getInt(1), row.getBoolean(2)),
                "SELECT revision, suppressed FROM alerts WHERE id = ?",
                alert.getId());
        if (known.isPresent() && known.get().revision() >= alert.getRevision()) {
            return;
        }
        db.change(
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
        db.change(
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
        HandlingStore.carryOver(db, alert.getId());
        for (ReleaseRef release : alert.getReleases()) {
            db.change(
                    "INSERT OR IGNORE INTO alert_releases(release, alert) VALUES (?, ?)",
                    release.getId(),
                    alert.getId());
        }
        keys.put(db, alert);
    }

    private static boolean isSuppressed(Alert alert, Optional<Known> before) {
        return REPLAY.equals(alert.getSuppressed())
                ? before.map(Known::suppressed).orElse(false)
                : alert.getSuppressed() != null;
    }

    @Override
    public void forget(Sql db, int partition, long before) throws SQLException {
        db.change("DELETE FROM alert_changes WHERE part = ? AND pos < ?", partition, before);
        db.change("DELETE FROM alerts WHERE seq NOT IN (SELECT seq FROM alert_changes)");
        db.change("DELETE FROM alert_releases WHERE alert NOT IN (SELECT id FROM alerts)");
        db.change("DELETE FROM alert_keys WHERE alert NOT IN (SELECT id FROM alerts)");
    }
}
