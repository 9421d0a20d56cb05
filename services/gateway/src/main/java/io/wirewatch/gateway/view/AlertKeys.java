package io.wirewatch.gateway.view;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.core.release.SourceNames;
import io.wirewatch.schemas.AvroSerde;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The actors and sources that alerts are found by: those of the newest revision that is no withdrawal, which names nothing any more, as
 * it is shown. Of a release that was erased no address is shown, so no host of it finds an alert.
 */
final class AlertKeys {
    private static final String WITHDRAWN = "withdrawn";

    private final AvroSerde<Alert> serde;

    AlertKeys(AvroSerde<Alert> serde) {
        this.serde = serde;
    }

    /** The key of alerts with this actor among their evidence. */
    static String actor(String id) {
        return "actor/" + id;
    }

    /** The key of alerts with a release of this source: id, label, host or domain. */
    static String source(String name) {
        return "source/" + SourceNames.written(name);
    }

    /** Finds an alert by what its new revision holds, in place of what it was found by. */
    void put(Sql db, Alert alert) throws SQLException {
        if (alert.getChange().equals(WITHDRAWN)) {
            return;
        }
        db.change("DELETE FROM alert_keys WHERE alert = ?", alert.getId());
        for (String key : of(Erasures.without(db, alert))) {
            db.change(
                    "INSERT INTO alert_keys(key, raised_at, alert) VALUES (?, ?, ?)",
                    key,
                    alert.getRaisedAt().toEpochMilli(),
                    alert.getId());
        }
    }

    /** Finds the alerts that name or named a release by what is left to show, now that it is erased. */
    void erased(Sql db, String release) throws SQLException {
        List<Alert> newest = db.all(
                row -> serde.read(row.getBytes(1)),
                "SELECT c.value FROM alert_releases r JOIN alert_changes c ON c.seq = (SELECT seq FROM alert_changes"
                        + " WHERE alert = r.alert AND change <> ? ORDER BY revision DESC LIMIT 1) WHERE r.release = ?",
                WITHDRAWN,
                release);
        for (Alert alert : newest) {
            put(db, alert);
        }
    }

    private static Set<String> of(Alert alert) {
        Set<String> keys = new LinkedHashSet<>();
        for (Evidence piece : alert.getEvidence()) {
            if (piece.getActor() != null) {
                keys.add(actor(piece.getActor()));
            }
        }
        for (ReleaseRef release : alert.getReleases()) {
            SourceNames.of(release.getSource(), release.getUrl()).forEach(name -> keys.add(source(name)));
        }
        return keys;
    }
}
