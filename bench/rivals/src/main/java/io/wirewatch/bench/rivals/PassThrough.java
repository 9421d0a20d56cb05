package io.wirewatch.bench.rivals;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/** The least that a Streams application can do: records of one topic go to another, which nobody reads. */
final class PassThrough {
    /** Where they go. */
    static final String OUT = "bench.through";

    private PassThrough() {}

    /** Copies bytes, whatever they say. */
    static StreamsWorker ofBytes(KafkaClients clients, MeterRegistry meters, String application, Topic<?> from) {
        return worker(clients, meters, application, from, Serdes.ByteArray());
    }

    /** Reads and writes what the bytes say. */
    static StreamsWorker ofRecords(KafkaClients clients, MeterRegistry meters, String application, Topic<?> from) {
        return worker(clients, meters, application, from, clients.serde(from));
    }

    private static StreamsWorker worker(
            KafkaClients clients, MeterRegistry meters, String application, Topic<?> from, Serde<?> values) {
        Topology topology = new Topology()
                .addSource("in", Serdes.ByteArray().deserializer(), values.deserializer(), from.name())
                .addSink("out", OUT, new ByteArraySerializer(), values.serializer(), "in");
        return new StreamsWorker(clients, meters, application, topology, Topics.RELEASES_MENTIONS, () -> {});
    }
}
