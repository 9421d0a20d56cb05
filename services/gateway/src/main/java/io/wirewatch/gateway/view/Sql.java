package io.wirewatch.gateway.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A connection, and the things done with SQL here. It keeps the statements that were prepared, since to prepare one takes longer than most of
 * them. For one thread at a time.
 */
final class Sql implements AutoCloseable {
    /** Some are put together of the conditions of a query. */
    private static final int MOST_KEPT = 200;

    private final Connection connection;
    /** Not in use, the one that was used longest ago first. */
    private final LinkedHashMap<String, PreparedStatement> kept = new LinkedHashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** What a row becomes. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Takes a row as it comes. */
    @FunctionalInterface
    interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a change; answers how many rows it touched. */
    int change(String sql, Object... arguments) throws SQLException {
        return use(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** All rows of a query. */
    <T> List<T> all(Row<T> row, String sql, Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        each(rows -> found.add(row.of(rows)), sql, arguments);
        return found;
    }

    /** Takes the rows of a query one by one: there may be more than memory holds. */
    void each(RowTaker taker, String sql, Object... arguments) throws SQLException {
        use(sql, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
            return null;
        });
    }

    /** The first row of a query, if it has one. */
    <T> Optional<T> first(Row<T> row, String sql, Object... arguments) throws SQLException {
        List<T> found = all(row, sql, arguments);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** While it is in use it is not among those that are kept: a row that is taken may ask the same again. */
    private <T> T use(String sql, Object[] arguments, Use<T> use) throws SQLException {
        PreparedStatement known = kept.remove(sql);
        PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
        boolean isWell = false;
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            T result = use.of(statement);
            isWell = true;
            return result;
        } finally {
            if (isWell) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        // Whole releases are not to be held on to.
        statement.clearParameters();
        PreparedStatement other = kept.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (kept.size() > MOST_KEPT) {
            kept.pollFirstEntry().getValue().close();
        }
    }

    /** How many statements it holds on to. */
    int kept() {
        return kept.size();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
        connection.close();
    }
}
