package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A compacted topic held in memory: what a {@link TopicReader} tells, kept by key.
 *
 * @param <V> the record type
 */
public final class TopicTable<V extends SpecificRecord> implements AutoCloseable {
    private final TopicReader<V, V> reader;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private TopicReader.Listener<V> listener = (_, _, _) -> {};

    /**
     * @param name what the consumer is called in logs and on the broker
     */
    public TopicTable(KafkaClients clients, DeadLetters deadLetters, Topic<V> topic, String name) {
        this.reader = new TopicReader<>(clients, deadLetters, topic, name, Function.identity(), this::apply);
    }

    /**
     * Who is told each change, on the thread that calls {@link #catchUp}. To be set before the first call.
     */
    public void onChange(TopicReader.Listener<V> listener) {
        this.listener = listener;
    }

    /** The value of a key as of the last {@link #catchUp}, or null. */
    public V get(String key) {
        return values.get(key);
    }

    /** All values as of the last {@link #catchUp}. */
    public Map<String, V> snapshot() {
        return new LinkedHashMap<>(values);
    }

    /** What the last {@link #catchUp} returned. */
    public long version() {
        return reader.version();
    }

    /**
     * Reads up to the end that the topic has now.
     *
     * @return the end, as {@link TopicReader#catchUp} tells it
     * @throws BarrierTimeoutException as {@link TopicReader#catchUp} does
     */
    public long catchUp() {
        return reader.catchUp();
    }

    private void apply(String key, V value, long version) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        listener.changed(key, value, version);
    }

    @Override
    public void close() {
        reader.close();
    }
}
