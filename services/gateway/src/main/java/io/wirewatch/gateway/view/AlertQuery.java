package io.wirewatch.gateway.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement for a list of alerts. A release, a story, a mute, an assignee, a subscription, a status or an acknowledgement leads to
 * the rows by an index, the narrowest of those that are asked for; the others, origins, and what is not muted, are looked at row by
 * row, newest first.
 */
final class AlertQuery {
    // Few at a time, since every mute ends.
    private static final String MUTED = "SELECT alert FROM alert_handling WHERE muted_until > ?";

    private final StringBuilder sql = new StringBuilder(AlertStore.COLUMNS);
    private final List<Object> arguments = new ArrayList<>();
    private boolean led;

    private AlertQuery() {}

    static AlertQuery of(AlertStore.Filter filter, AlertStore.Position after, int limit) {
        AlertQuery query = new AlertQuery();
        query.what(filter);
        query.when(filter, after);
        query.sql.append(" ORDER BY a.raised_at DESC, a.id DESC LIMIT ?");
        query.arguments.add(limit);
        return query;
    }

    private void what(AlertStore.Filter filter) {
        // In order of how few rows each leads to: the first that is asked for leads.
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
                " AND a.raised_at >= ?",
                filter.from() == null ? null : filter.from().toEpochMilli());
        with(" AND a.raised_at < ?", filter.to() == null ? null : filter.to().toEpochMilli());
        if (after != null) {
            sql.append(" AND (a.raised_at, a.id) < (?, ?)");
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
