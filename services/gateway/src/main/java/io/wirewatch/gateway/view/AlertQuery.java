package io.wirewatch.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * /**
 * The statement for a list of alerts. A release, a story, a mute, an assignee, a subscription, an actor, a source, a status or an
 * acknowledgement leads to the rows by an index: the first of these that is asked for, which tends to be the narrowest. All else is
 * looked at row by row, newest first.
 */
final class AlertQuery {
    /** Rows of a key in the order of the list, and by them the alerts; CROSS keeps SQLite from beginning with the alerts. */
    private static final String BY_KEY = "SELECT c.value FROM alert_keys k CROSS JOIN alerts a ON a.id = k.alert"
            + " JOIN alert_changes c ON c.seq = a.seq WHERE k.key = ?";

    // Few at a time, since every mute ends.
    private static final String MUTED = "SELECT alert FROM alert_handling WHERE muted_until > ?";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private final String time;
    private final String id;
    private boolean led;

    private AlertQuery(String select, String time, String id) {
        this.sql.append(select);
        this.time = time;
        this.id = id;
    }

    static AlertQuery of(AlertStore.Filter filter, AlertStore.Position after, int limit) {
        List<String> keys = keys(filter);
        boolean byKey = !keys.isEmpty() && !hasNarrower(filter);
        AlertQuery query = byKey
                ? new AlertQuery(BY_KEY, "k.raised_at", "k.alert")
                : new AlertQuery(AlertStore.COLUMNS, "a.raised_at", "a.id");
        if (byKey) {
            query.arguments.add(keys.getFirst());
            query.led = true;
        }
        query.what(filter);
        keys.stream()
                .skip(byKey ? 1 : 0)
                .forEach(key ->
                        query.with(" AND EXISTS (SELECT 1 FROM alert_keys o WHERE o.alert = a.id AND o.key = ?)", key));
        query.when(filter, after);
        query.with(String.format(" ORDER BY %s DESC, %s DESC LIMIT ?", query.time, query.id), limit);
        return query;
    }

    private static List<String> keys(AlertStore.Filter filter) {
        return Stream.of(
                        filter.actor() == null ? null : AlertKeys.actor(filter.actor()),
                        filter.source() == null ? null : AlertKeys.source(filter.source()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean hasNarrower(AlertStore.Filter filter) {
        return filter.release() != null
                || filter.story() != null
                || filter.subscription() != null
                || filter.handled().assignee() != null
                || Boolean.TRUE.equals(filter.handled().muted());
    }

    private void what(AlertStore.Filter filter) {
        // In order of how few rows each leads to: the first that is asked for leads, unless a key does.
        lead("a.id", "IN (SELECT alert FROM alert_releases WHERE release = ?)", filter.release());
        lead("a.story", "= ?", filter.story());
        AlertStore.Handled handled = filter.handled();
        long now = handled.now().toEpochMilli();
        lead("a.id", "IN (" + MUTED + ")", Boolean.TRUE.equals(handled.muted()) ? now : null);
        lead("a.assignee", "= ?", handled.assignee());
        lead("a.subscription", "= ?", filter.subscription());
        lead("a.status", "= ?", filter.status());
        lead("a.acknowledged", "= ?", handled.acknowledged());
        with(" AND a.id NOT IN (" + MUTED + ")", Boolean.FALSE.equals(handled.muted()) ? now : null);
        if (!filter.origins().isEmpty()) {
            sql.append(" AND a.origin IN (")
                    .append(AlertStore.marks(filter.origins().size()))
                    .append(")");
            arguments.addAll(filter.origins());
        }
        if (!filter.suppressed()) {
            sql.append(" AND NOT a.suppressed");
        }
    }

    /** A plus keeps SQLite from the index of what does not lead. */
    private void lead(String column, String condition, Object value) {
        if (value != null) {
            with(" AND " + (led ? "+" : "") + column + " " + condition, value);
            led = true;
        }
    }

    private void when(AlertStore.Filter filter, AlertStore.Position after) {
        with(
                " AND " + time + " >= ?",
                filter.from() == null ? null : filter.from().toEpochMilli());
        with(" AND " + time + " < ?", filter.to() == null ? null : filter.to().toEpochMilli());
        if (after != null) {
            sql.append(String.format(" AND (%s, %s) < (?, ?)", time, id));
            arguments.add(after.raisedAt().toEpochMilli());
            arguments.add(after.id());
        }
    }

    private void with(String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            arguments.add(value);
        }
    }

    String sql() {
        return sql.toString();
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
