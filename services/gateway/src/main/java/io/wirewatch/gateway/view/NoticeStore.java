package io.wirewatch.gateway.view;

import io.wirewatch.avro.Notice;
import io.wirewatch.schemas.AvroSerde;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Notices in the view, as long as the log keeps them. */
public final class NoticeStore implements Projection {
    private final View view;
    private final AvroSerde<Notice> serde;

    NoticeStore(View view, AvroSerde<Notice> serde) {
        this.view = view;
        this.serde = serde;
    }

    /**
     * Which notices a list holds. Null or empty: all.
     *
     * @param subject {@code source/<id>}
     * @param kinds {@code source.broken | source.silent | source.recovered | endpoint.disabled}
     * @param since noticed then or later
     */
    public record Filter(String subject, Set<String> kinds, Instant since) {
        public Filter {
            kinds = Set.copyOf(kinds);
        }
    }

    /** Where a list goes on: behind this notice. */
    public record Position(Instant at, String id) {}

    /**
     * Takes a notice in. One that a crash has put on the log again says what was said and delivered before, perhaps noticed later: the
     * first is shown, and stays for as long as the log holds either.
     */
    @Override
    public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
        Notice notice = serde.read(record.value());
        if (notice == null || notice.getId().isEmpty() || notice.getKind().isEmpty()) {
            throw new SerializationException("a notice has an id and a kind");
        }
        db.change(
                "INSERT INTO notices(id, at, subject, kind, part, pos, value) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT(id) DO UPDATE SET part = excluded.part, pos = excluded.pos",
                notice.getId(),
                notice.getAt().toEpochMilli(),
                notice.getSubject(),
                notice.getKind(),
                record.partition(),
                record.offset(),
                record.value());
    }

    @Override
    public void forget(Sql db, int partition, long before) throws SQLException {
        db.change("DELETE FROM notices WHERE part = ? AND pos < ?", partition, before);
    }

    /** A notice. */
    public Optional<Notice> get(String id) {
        return view.read(
                db -> db.first(row -> serde.read(row.getBytes(1)), "SELECT value FROM notices WHERE id = ?", id));
    }

    /** Notices, newest first, behind a position (null: from the newest). */
    public List<Notice> page(Filter filter, Position after, int limit) {
        StringBuilder sql = new StringBuilder("SELECT value FROM notices WHERE TRUE");
        List<Object> arguments = new ArrayList<>();
        if (filter.subject() != null) {
            sql.append(" AND subject = ?");
            arguments.add(filter.subject());
        }
        if (!filter.kinds().isEmpty()) {
            sql.append(" AND kind IN (")
                    .append(AlertStore.marks(filter.kinds().size()))
                    .append(")");
            arguments.addAll(filter.kinds());
        }
        if (filter.since() != null) {
            sql.append(" AND at >= ?");
            arguments.add(filter.since().toEpochMilli());
        }
        if (after != null) {
            sql.append(" AND (at, id) < (?, ?)");
            arguments.add(after.at().toEpochMilli());
            arguments.add(after.id());
        }
        sql.append(" ORDER BY at DESC, id DESC LIMIT ?");
        arguments.add(limit);
        return view.read(db -> db.all(row -> serde.read(row.getBytes(1)), sql.toString(), arguments.toArray()));
    }
}
