package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** One serde a topic. */
final class Serdes {
    private final SchemaRegistry registry;
    private final Map<Topic<?>, AvroSerde<?>> serdes = new ConcurrentHashMap<>();

    Serdes(SchemaRegistry registry) {
        this.registry = registry;
    }

    @SuppressWarnings("unchecked") // the serde stored under a topic is made from that topic
    <V extends SpecificRecord> AvroSerde<V> of(Topic<V> topic) {
        return (AvroSerde<V>) serdes.computeIfAbsent(topic, t -> new AvroSerde<>(topic, registry));
    }
}
