package io.wirewatch.gateway.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement for a list of alerts. A subscription, a status, a story or a release leads to the rows by an index, the
 * narrowest of those that are asked for; origins, and a status within a subscription, are looked at row by row, newest first.
 */
final class AlertQuery {
    private final StringBuilder sql = new StringBuilder(AlertStore.COLUMNS);
    private final List<Object> arguments = new ArrayList<>();

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
        // A plus keeps SQLite from the index of what is far wider than a release or a story.
        String wide = filter.release() != null || filter.story() != null ? "+" : "";
        with(" AND a.id IN (SELECT alert FROM alert_releases WHERE release = ?)", filter.release());
        with(" AND a.story = ?", filter.story());
        with(" AND " + wide + "a.subscription = ?", filter.subscription());
        String wider = filter.subscription() == null ? wide : "+";
        with(" AND " + wider + "a.status = ?", filter.status());
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
