package io.wirewatch.gateway.view;

import io.wirewatch.avro.Delivery;
import io.wirewatch.schemas.AvroSerde;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Deliveries in the view: the newest state of each. */
public final class DeliveryStore implements Projection {
    private final View view;
    private final AvroSerde<Delivery> serde;

    DeliveryStore(View view, AvroSerde<Delivery> serde) {
        this.view = view;
        this.serde = serde;
    }

    /**
     * Which deliveries are wanted.
     *
     * @param states none: any
     * @param from earliest time of creation; null: any
     * @param to time of creation that is too late; null: none is
     */
    public record Filter(String endpoint, Collection<String> states, Instant from, Instant to) {}

    /** Where a list goes on: behind this delivery. */
    public record Position(Instant createdAt, String id) {}

    @Override
    public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
        if (record.key() == null) {
            throw new SerializationException("a delivery needs a key");
        }
        Delivery delivery = serde.read(record.value());
        if (delivery == null) {
            db.change("DELETE FROM deliveries WHERE id = ?", record.key());
            return;
        }
        db.change(
                "INSERT OR REPLACE INTO deliveries(id, endpoint, created_at, state, part, pos, value)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                record.key(),
                delivery.getEndpoint(),
                delivery.getCreatedAt().toEpochMilli(),
                delivery.getState(),
                record.partition(),
                record.offset(),
                record.value());
    }

    @Override
    public void forget(Sql db, int partition, long before) throws SQLException {
        db.change("DELETE FROM deliveries WHERE part = ? AND pos < ?", partition, before);
    }

    /** A delivery. */
    public Optional<Delivery> get(String id) {
        return view.read(
                db -> db.first(row -> serde.read(row.getBytes(1)), "SELECT value FROM deliveries WHERE id = ?", id));
    }

    /** Deliveries, newest first, behind a position (null: from the newest). */
    public List<Delivery> page(Filter filter, Position after, int limit) {
        return page(filter, after, "<", "DESC", limit);
    }

    /** Deliveries, oldest first, behind a position (null: from the oldest). */
    public List<Delivery> oldest(Filter filter, Position after, int limit) {
        return page(filter, after, ">", "ASC", limit);
    }

    private List<Delivery> page(Filter filter, Position after, String behind, String order, int limit) {
        StringBuilder sql = new StringBuilder("SELECT value FROM deliveries WHERE endpoint = ?");
        List<Object> arguments = new ArrayList<>(List.of(filter.endpoint()));
        if (!filter.states().isEmpty()) {
            sql.append(" AND state IN (")
                    .append(AlertStore.marks(filter.states().size()))
                    .append(")");
            arguments.addAll(filter.states());
        }
        if (filter.from() != null) {
            sql.append(" AND created_at >= ?");
            arguments.add(filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            sql.append(" AND created_at < ?");
            arguments.add(filter.to().toEpochMilli());
        }
        if (after != null) {
            sql.append(" AND (created_at, id) ").append(behind).append(" (?, ?)");
            arguments.add(after.createdAt().toEpochMilli());
            arguments.add(after.id());
        }
        sql.append(String.format(" ORDER BY created_at %1$s, id %1$s LIMIT ?", order));
        arguments.add(limit);
        return view.read(db -> db.all(row -> serde.read(row.getBytes(1)), sql.toString(), arguments.toArray()));
    }
}
