package io.wirewatch.gateway.view;

import io.wirewatch.avro.Alert;
import io.wirewatch.schemas.AvroSerde;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Alerts in the view, as they are now. */
public final class AlertStore {
    /** Each alert as it is now. */
    static final String COLUMNS = "SELECT c.value FROM alerts a JOIN alert_changes c ON c.seq = a.seq WHERE TRUE";

    private final View view;
    private final AvroSerde<Alert> serde;

    AlertStore(View view, AvroSerde<Alert> serde) {
        this.view = view;
        this.serde = serde;
    }

    /**
     * Which alerts a list holds. Null or empty: all.
     *
     * @param subscription subscription id
     * @param status {@code raised | updated | withdrawn}
     * @param story story id
     * @param release id of a release that any revision of the alert names
     * @param source source id, label, host or domain of a release that the alert names, or named last where it is withdrawn
     * @param actor id of an actor among its evidence, likewise
     * @param from raised at or after
     * @param to raised before
     * @param origins {@code live | late | backfill}
     * @param suppressed whether those are in it that were recorded and not sent
     * @param handled by what was done about them
     */
    public record Filter(
            String subscription,
            String status,
            String story,
            String release,
            String source,
            String actor,
            Instant from,
            Instant to,
            List<String> origins,
            boolean suppressed,
            Handled handled) {
        public Filter {
            origins = List.copyOf(origins);
        }

        /** All alerts. */
        public static Filter all() {
            return new Filter(null, null, null, null, null, null, null, null, List.of(), true, Handled.ANYHOW);
        }

        /** Those of a subscription that were sent. */
        public static Filter sent(String subscription, List<String> origins) {
            return new Filter(subscription, null, null, null, null, null, null, null, origins, false, Handled.ANYHOW);
        }
    }

    /**
     * What was done about the alerts of a list. Null: anything or nothing.
     *
     * @param acknowledged whether somebody said that it is seen to
     * @param assignee who sees to it
     * @param muted whether it is muted
     * @param now when it is to be so
     */
    public record Handled(Boolean acknowledged, String assignee, Boolean muted, Instant now) {
        /** Whatever was done about them. */
        public static final Handled ANYHOW = new Handled(null, null, null, Instant.EPOCH);
    }

    /** Where a list goes on: behind this alert. */
    public record Position(Instant raisedAt, String id) {}

    /** An alert, highest revision. */
    public Optional<Alert> get(String id) {
        return view.read(db -> {
            Optional<Alert> found = db.first(this::row, COLUMNS + " AND a.id = ?", id);
            return found.isEmpty() ? found : Optional.of(Erasures.without(db, found.get()));
        });
    }

    /** Alerts, newest first, behind a position (null: from the newest). */
    public List<Alert> page(Filter filter, Position after, int limit) {
        AlertQuery query = AlertQuery.of(filter, after, limit);
        return view.read(db -> {
            List<Alert> alerts = new ArrayList<>();
            for (Alert alert : db.all(this::row, query.sql(), query.arguments())) {
                alerts.add(Erasures.without(db, alert));
            }
            return alerts;
        });
    }

    /** Whether a revision of an alert shows words of a release that was erased since. */
    public boolean showsErased(String id, int revision) {
        return view.read(db -> {
            Optional<Alert> found = db.first(
                    this::row, "SELECT value FROM alert_changes WHERE alert = ? AND revision = ?", id, revision);
            return found.isPresent() && Erasures.areIn(db, found.get());
        });
    }

    /** Ids of the alerts that name any of these releases. */
    public List<String> ofReleases(List<String> releases) {
        return view.read(db -> db.all(
                row -> row.getString(1),
                "SELECT DISTINCT alert FROM alert_releases WHERE release IN (" + marks(releases.size())
                        + ") ORDER BY alert",
                releases.toArray()));
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private Alert row(ResultSet row) throws SQLException {
        return serde.read(row.getBytes(1));
    }
}
