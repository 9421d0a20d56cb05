package io.wirewatch.gateway.view;

import io.wirewatch.avro.AuditEntry;
import io.wirewatch.schemas.AvroSerde;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Changes in the view, as long as the log keeps them. */
public final class AuditStore implements Projection {
    private final View view;
    private final AvroSerde<AuditEntry> serde;
    private final AlertKeys alerts;

    AuditStore(View view, AvroSerde<AuditEntry> serde, AlertKeys alerts) {
        this.view = view;
        this.serde = serde;
        this.alerts = alerts;
    }

    /**
     * A change.
     *
     * @param id orders changes of one time: partition and offset
     */
    public record Row(String id, AuditEntry entry) {
        /** When it was made. */
        public Instant at() {
            return entry.getAt();
        }
    }

    /** Where a list goes on: behind this change. */
    public record Position(Instant at, String id) {}

    @Override
    public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
        AuditEntry entry = serde.read(record.value());
        if (entry == null) {
            throw new SerializationException("a change is never deleted");
        }
        Erasures.audited(db, alerts, entry.getSubject(), entry.getAction());
        db.change(
                "INSERT OR IGNORE INTO changes(id, at, subject, part, pos, value) VALUES (?, ?, ?, ?, ?, ?)",
                String.format(Locale.ROOT, "%03d-%019d", record.partition(), record.offset()),
                entry.getAt().toEpochMilli(),
                entry.getSubject(),
                record.partition(),
                record.offset(),
                record.value());
    }

    @Override
    public void forget(Sql db, int partition, long before) throws SQLException {
        db.change("DELETE FROM changes WHERE part = ? AND pos < ?", partition, before);
    }

    /**
     * Changes, newest first.
     *
     * @param subject {@code actor/nato}; null: of everything
     * @param after null: from the newest
     */
    public List<Row> page(String subject, Position after, int limit) {
        return view.read(db -> db.all(
                row -> new Row(row.getString(1), serde.read(row.getBytes(2))),
                "SELECT id, value FROM changes WHERE (? IS NULL OR subject = ?) AND (at, id) < (?, ?)"
                        + " ORDER BY at DESC, id DESC LIMIT ?",
                subject,
                subject,
                after == null ? Long.MAX_VALUE : after.at().toEpochMilli(),
                after == null ? "" : after.id(),
                limit));
    }
}
