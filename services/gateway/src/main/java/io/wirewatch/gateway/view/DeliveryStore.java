package io.wirewatch.gateway.view;

import io.wirewatch.avro.Delivery;
import io.wirewatch.schemas.AvroSerde;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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

    /** Where a list goes on: behind this delivery. */
    public record Position(Instant createdAt, String id) {}

    @Override
    public void apply(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException {
        if (record.key() == null) {
            throw new SerializationException("a delivery needs a key");
        }
        Delivery delivery = serde.read(record.value());
        if (delivery == null) {
            Sql.change(connection, "DELETE FROM deliveries WHERE id = ?", record.key());
            return;
        }
        Sql.change(
                connection,
                "INSERT OR REPLACE INTO deliveries(id, endpoint, created_at, part, pos, value) VALUES (?, ?, ?, ?, ?, ?)",
                record.key(),
                delivery.getEndpoint(),
                delivery.getCreatedAt().toEpochMilli(),
                record.partition(),
                record.offset(),
                record.value());
    }

    @Override
    public void forget(Connection connection, int partition, long before) throws SQLException {
        Sql.change(connection, "DELETE FROM deliveries WHERE part = ? AND pos < ?", partition, before);
    }

    /** A delivery. */
    public Optional<Delivery> get(String id) {
        return view.read(connection -> Sql.first(
                connection, row -> serde.read(row.getBytes(1)), "SELECT value FROM deliveries WHERE id = ?", id));
    }

    /** Deliveries to an endpoint, newest first, behind a position (null: from the newest). */
    public List<Delivery> page(String endpoint, Position after, int limit) {
        return view.read(connection -> Sql.all(
                connection,
                row -> serde.read(row.getBytes(1)),
                "SELECT value FROM deliveries WHERE endpoint = ? AND (created_at, id) < (?, ?)"
                        + " ORDER BY created_at DESC, id DESC LIMIT ?",
                endpoint,
                after == null ? Long.MAX_VALUE : after.createdAt().toEpochMilli(),
                after == null ? "" : after.id(),
                limit));
    }
}
