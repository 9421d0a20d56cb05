package io.wirewatch.gateway.http;

import io.wirewatch.runtime.security.SecretBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * First answers of requests with an {@code Idempotency-Key}, in an SQLite file beside the view, which unlike the view
 * cannot be built again. Bodies are sealed, since one may hold the secret of an endpoint.
 */
public final class AnswerFile implements AutoCloseable {
    /** How long an answer is given again. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final Connection connection;
    private final SecretBox box;
    private final Clock clock;

    /**
     * A first answer.
     *
     * @param request hash of the body that was answered
     * @param status HTTP status
     * @param headers headers worth repeating
     * @param body JSON
     */
    record Answer(String request, int status, Map<String, String> headers, String body) {}

    /** Opens the file, made when it is not there. */
    public AnswerFile(Path path, SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.connection = DriverManager.getConnection("jdbc:sqlite:" + path);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("CREATE TABLE IF NOT EXISTS answers (name TEXT PRIMARY KEY, request TEXT NOT NULL,"
                        + " status INTEGER NOT NULL, headers BLOB NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL)"
                        + " WITHOUT ROWID");
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot open " + path + ": " + e.getMessage(), e);
        }
    }

    synchronized Optional<Answer> find(String name) {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT request, status, headers, body FROM answers WHERE name = ? AND at > ?")) {
            query.setString(1, name);
            query.setLong(2, oldest());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(answer(name, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read first answers", e);
        }
    }

    @SuppressWarnings("unchecked") // headers were written as a map of texts
    private Answer answer(String name, ResultSet row) throws SQLException {
        return new Answer(
                row.getString(1),
                row.getInt(2),
                StrictJson.read(row.getBytes(3), Map.class),
                new String(box.open(name, row.getBytes(4)), StandardCharsets.UTF_8));
    }

    synchronized void keep(String name, Answer answer) {
        try (PreparedStatement forget = connection.prepareStatement("DELETE FROM answers WHERE at <= ?");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)")) {
            forget.setLong(1, oldest());
            forget.executeUpdate();
            insert.setString(1, name);
            insert.setString(2, answer.request());
            insert.setInt(3, answer.status());
            insert.setBytes(4, StrictJson.write(answer.headers()));
            insert.setBytes(5, box.seal(name, answer.body().getBytes(StandardCharsets.UTF_8)));
            insert.setLong(6, clock.millis());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a first answer", e);
        }
    }

    private long oldest() {
        return clock.instant().minus(KEPT).toEpochMilli();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the file of first answers", e);
        }
    }
}
