package io.wirewatch.gateway.view;

import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topic;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A compacted topic in the view: the newest value of each key.
 *
 * @param <V> the record type
 */
public final class SettingsStore<V extends SpecificRecord> implements Projection {
    private final View view;
    private final String topic;
    private final AvroSerde<V> serde;

    SettingsStore(View view, Topic<V> topic, AvroSerde<V> serde) {
        this.view = view;
        this.topic = topic.name();
        this.serde = serde;
    }

    @Override
    public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
        if (record.key() == null) {
            throw new SerializationException("a record of " + topic + " needs a key");
        }
        if (serde.read(record.value()) == null) {
            db.change("DELETE FROM settings WHERE topic = ? AND id = ?", topic, record.key());
        } else {
            db.change(
                    "INSERT OR REPLACE INTO settings(topic, id, value) VALUES (?, ?, ?)",
                    topic,
                    record.key(),
                    record.value());
        }
    }

    @Override
    public void forget(Sql db, int partition, long before) {
        // Compaction takes only what a newer value of the key replaced.
    }

    /** The value of a key. */
    public Optional<V> get(String id) {
        return view.read(db -> db.first(
                row -> serde.read(row.getBytes(1)),
                "SELECT value FROM settings WHERE topic = ? AND id = ?",
                topic,
                id));
    }

    /** All values. */
    public List<V> all() {
        return view.read(
                db -> db.all(row -> serde.read(row.getBytes(1)), "SELECT value FROM settings WHERE topic = ?", topic));
    }

    /** Values in order of their keys, behind a key. */
    public List<V> page(String after, int limit) {
        return view.read(db -> db.all(
                row -> serde.read(row.getBytes(1)),
                "SELECT value FROM settings WHERE topic = ? AND id > ? ORDER BY id LIMIT ?",
                topic,
                after,
                limit));
    }
}
