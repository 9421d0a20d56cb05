package io.wirewatch.bench.rivals;

import io.wirewatch.embedded.EmbeddedBroker;
import io.wirewatch.embedded.EmbeddedRegistry;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.TopicBootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker and a registry in this process, with every topic and schema. */
final class BenchCluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Path folder;

    BenchCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        this.registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        try (Admin admin = admin()) {
            new TopicBootstrap(admin, registry(), -1).run();
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url().toString();
    }

    SchemaRegistry registry() {
        return new HttpSchemaRegistry(registry.url());
    }

    /** The settings of a service on it, with a data folder of its own. */
    Map<String, Object> settings(String data) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("wirewatch.kafka.bootstrap-servers", bootstrapServers());
        settings.put("wirewatch.registry.url", registryUrl());
        settings.put("wirewatch.data", data(data).toString());
        return settings;
    }

    /** A folder for a service. */
    Path data(String name) {
        return folder.resolve(name);
    }

    /** Makes a topic that is in no catalogue. */
    void make(String topic, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** A producer for much at a time. */
    KafkaProducer<String, byte[]> producer() {
        return producer(bootstrapServers());
    }

    /** The same on any broker. */
    static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        20,
                        "batch.size",
                        256 * 1024,
                        "compression.type",
                        "lz4",
                        "metric.reporters",
                        ""),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers(), "metric.reporters", ""));
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
