package io.wirewatch.gateway.view;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.schemas.AvroSerde;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/** Releases in the view. */
public final class ReleaseStore {
    private static final String COLUMNS = "SELECT clean, told, version, withdrawn, mentions, tagged_version,"
            + " tagged_withdrawn, mentions_part, mentions_pos FROM releases r WHERE clean IS NOT NULL";

    private final View view;
    private final AvroSerde<CleanRelease> clean;
    private final AvroSerde<ReleaseMentions> mentions;

    ReleaseStore(View view, AvroSerde<CleanRelease> clean, AvroSerde<ReleaseMentions> mentions) {
        this.view = view;
        this.clean = clean;
        this.mentions = mentions;
    }

    /**
     * Which releases a list holds. Null: all.
     *
     * @param source source id or label
     * @param actor actor that is mentioned
     * @param from arrival at or after
     * @param to arrival before
     * @param words words of the title, all of them
     */
    public record Filter(String source, String actor, Instant from, Instant to, String words) {}

    /** Where a list goes on: behind this release. */
    public record Position(Instant receivedAt, String id) {}

    /** A release that was cleaned. */
    public Optional<ReleaseRow> get(String id) {
        return view.read(db -> get(db, id));
    }

    /** The releases of these ids that were cleaned, read at one moment. */
    public List<ReleaseRow> get(List<String> ids) {
        return view.read(db -> {
            List<ReleaseRow> rows = new ArrayList<>();
            for (String id : ids) {
                get(db, id).ifPresent(rows::add);
            }
            return rows;
        });
    }

    private Optional<ReleaseRow> get(Sql db, String id) throws SQLException {
        return db.first(this::row, COLUMNS + " AND id = ?", id);
    }

    /** The versions of a release that the log holds, the newest first; none of one that is not there. */
    public List<CleanRelease> versions(String id) {
        return view.read(db -> db.all(
                row -> clean.read(row.getBytes(1)),
                "SELECT clean, version FROM releases WHERE id = ? AND clean IS NOT NULL UNION ALL"
                        + " SELECT v.value, v.version FROM release_versions v JOIN releases r ON r.id = v.release"
                        + " WHERE v.release = ? AND r.clean IS NOT NULL ORDER BY 2 DESC",
                id,
                id));
    }

    /**
     * Tells of each release whose mentions a replay has found, in place of what was found when it came in.
     *
     * @param taker takes the id, and the version that was read again
     */
    public void forEachReadAgain(ObjIntConsumer<String> taker) {
        view.read(db -> {
            db.each(
                    row -> taker.accept(row.getString(1), row.getInt(2)),
                    "SELECT id, tagged_version FROM releases WHERE read_again = 1");
            return null;
        });
    }

    /** Whether a release was erased, and the audit does not say so yet: who erased it died in between. */
    public boolean isErasureUnfinished(String id) {
        return view.read(db -> Erasures.isUnfinished(db, id));
    }

    /** One of these releases that was erased; empty where none was. */
    public Optional<String> firstErased(Set<String> ids) {
        return view.read(db -> {
            for (String id : ids) {
                if (Erasures.isErased(db, id)) {
                    return Optional.of(id);
                }
            }
            return Optional.empty();
        });
    }

    /** Releases, newest arrival first, behind a position (null: from the newest). */
    public List<ReleaseRow> page(Filter filter, Position after, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<Object> arguments = new ArrayList<>();
        add(sql, arguments, " AND source = ?", filter.source());
        add(sql, arguments, " AND received_at >= ?", millis(filter.from()));
        add(sql, arguments, " AND received_at < ?", millis(filter.to()));
        add(sql, arguments, " AND num IN (SELECT release FROM release_actors WHERE actor = ?)", filter.actor());
        if (filter.words() != null) {
            for (String word : TitleWords.of(filter.words())) {
                add(
                        sql,
                        arguments,
                        " AND EXISTS (SELECT 1 FROM release_words WHERE word = ? AND release = r.num)",
                        word);
            }
        }
        if (after != null) {
            sql.append(" AND (received_at, id) < (?, ?)");
            arguments.add(after.receivedAt().toEpochMilli());
            arguments.add(after.id());
        }
        sql.append(" ORDER BY received_at DESC, id DESC LIMIT ?");
        arguments.add(limit);
        return view.read(db -> db.all(this::row, sql.toString(), arguments.toArray()));
    }

    private static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static void add(StringBuilder sql, List<Object> arguments, String condition, Object argument) {
        if (argument != null) {
            sql.append(condition);
            arguments.add(argument);
        }
    }

    private ReleaseRow row(ResultSet row) throws SQLException {
        CleanRelease release = clean.read(row.getBytes("clean"));
        byte[] told = row.getBytes("told");
        String text = told == null ? release.getText() : clean.read(told).getText();
        boolean tagged = row.getBytes("mentions") != null
                && row.getInt("version") == row.getInt("tagged_version")
                && row.getInt("withdrawn") == row.getInt("tagged_withdrawn");
        return tagged
                ? new ReleaseRow(
                        release,
                        text,
                        mentions.read(row.getBytes("mentions")),
                        row.getInt("mentions_part"),
                        row.getLong("mentions_pos"))
                : new ReleaseRow(release, text, null, -1, -1);
    }
}
