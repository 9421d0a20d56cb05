package io.wirewatch.gateway.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.sqlite.SQLiteConfig;

/** The SQLite file: its layout, one connection that writes, a few that read. The caller sees to one writer at a time. */
final class ViewFile implements AutoCloseable {
    /** Raised when {@code view.sql} changes: a file of another layout is built anew. */
    static final String LAYOUT = "11";

    private static final int READERS = 4;

    /** What is written at once is written to many places, each of which should be read once. */
    private static final int WRITERS_CACHE_KIB = 64 * 1024;

    /** Pages of 4 KiB that gather before they are put in their places: one that is written to often is put there once. */
    private static final int PAGES_TO_CHECKPOINT = 16 * 1024;

    private final Path path;
    private final Sql writer;
    private final ConcurrentLinkedQueue<Sql> readers = new ConcurrentLinkedQueue<>();
    private final Semaphore permits = new Semaphore(READERS);
    private final Map<String, String> meta = new HashMap<>();

    ViewFile(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.writer = new Sql(openOrReplace());
            try (Statement statement = writer.connection().createStatement()) {
                statement.execute("PRAGMA cache_size = -" + WRITERS_CACHE_KIB);
                statement.execute("PRAGMA wal_autocheckpoint = " + PAGES_TO_CHECKPOINT);
            }
        } catch (IOException | SQLException e) {
            throw new ViewException("cannot open the view " + path + ": " + e.getMessage(), e);
        }
    }

    private Connection openOrReplace() throws IOException, SQLException {
        Connection opened = null;
        try {
            opened = connect(path);
            loadMeta(opened);
            if (LAYOUT.equals(meta.get("layout"))) {
                return opened;
            }
        } catch (SQLException e) {
            // No such table in a new file, or no database at all in a damaged one: the log knows better either way.
            meta.clear();
        }
        if (opened != null) {
            opened.close();
        }
        deleteFiles();
        Connection fresh = connect(path);
        create(fresh, Map.of());
        return fresh;
    }

    private void deleteFiles() throws IOException {
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
        }
    }

    private static Connection connect(Path path) throws SQLException {
        SQLiteConfig settings = new SQLiteConfig();
        // Nobody asks for them, and to have them at hand costs a query after each row that is written.
        settings.setGetGeneratedKeys(false);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path, settings.toProperties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            // What a loss of power takes from the file, the log still has: offsets go with the rows.
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA busy_timeout = 10000");
        }
        return connection;
    }

    /** Drops everything and makes the layout again. */
    void recreate(Map<String, String> facts) {
        write(db -> {
            Connection connection = db.connection();
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("DROP TABLE " + table);
                }
            }
            create(connection, facts);
        });
    }

    private static java.util.List<String> tables(Connection connection) throws SQLException {
        java.util.List<String> names = new java.util.ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void create(Connection connection, Map<String, String> facts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : script().split(";\\s*\n", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
        Map<String, String> all = new HashMap<>(facts);
        all.put("layout", LAYOUT);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meta(name, value) VALUES (?, ?)")) {
            for (Map.Entry<String, String> fact : all.entrySet()) {
                insert.setString(1, fact.getKey());
                insert.setString(2, fact.getValue());
                insert.executeUpdate();
            }
        }
        synchronized (meta) {
            meta.clear();
            meta.putAll(all);
        }
    }

    private void loadMeta(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, value FROM meta")) {
            while (rows.next()) {
                meta.put(rows.getString(1), rows.getString(2));
            }
        }
    }

    private static String script() {
        try (InputStream in = ViewFile.class.getResourceAsStream("view.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("view.sql is not readable on the class path", e);
        }
    }

    Optional<String> meta(String name) {
        synchronized (meta) {
            return Optional.ofNullable(meta.get(name));
        }
    }

    void write(View.Change change) {
        try {
            Connection connection = writer.connection();
            connection.setAutoCommit(false);
            try {
                change.on(writer);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ViewException("cannot write the view " + path + ": " + e.getMessage(), e);
        }
    }

    /** Reads in one transaction, so that rows and offsets belong together. */
    <T> T read(View.Work<T> work) {
        permits.acquireUninterruptibly();
        try {
            Sql reader = readers.poll();
            if (reader == null) {
                reader = new Sql(connect(path));
            }
            reader.connection().setAutoCommit(false);
            try {
                return work.on(reader);
            } finally {
                reader.connection().rollback();
                readers.add(reader);
            }
        } catch (SQLException e) {
            throw new ViewException("cannot read the view " + path + ": " + e.getMessage(), e);
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        permits.acquireUninterruptibly(READERS);
        try {
            for (Sql reader : readers) {
                reader.close();
            }
            writer.close();
        } catch (SQLException e) {
            throw new ViewException("cannot close the view " + path + ": " + e.getMessage(), e);
        } finally {
            permits.release(READERS);
        }
    }
}
