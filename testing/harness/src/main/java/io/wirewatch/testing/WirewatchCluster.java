package io.wirewatch.testing;

import io.wirewatch.embedded.EmbeddedBroker;
import io.wirewatch.embedded.EmbeddedRegistry;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.TopicBootstrap;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A broker and a registry with every topic and schema of Wirewatch, in a folder of its own. Values are written with the
 * serdes of the house; what a test reads, it reads from the beginning of the topic.
 */
public final class WirewatchCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final URI registryUrl;
    private final SchemaRegistry registry;
    private final ClusterRecords records;
    private final int port;
    private EmbeddedBroker broker;
    private EmbeddedRegistry registryServer;

    private WirewatchCluster(Path data) throws IOException, InterruptedException {
        this.data = data;
        this.broker = EmbeddedBroker.start(data.resolve("broker"), 0);
        this.port = portOf(broker.bootstrapServers());
        this.registryServer = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        this.registryUrl = registryServer.url();
        this.registry = new HttpSchemaRegistry(registryUrl);
        this.records = new ClusterRecords(broker.bootstrapServers());
        try (Admin admin = admin()) {
            new TopicBootstrap(admin, registry, -1).run();
        }
    }

    /** Starts one in a folder that is there already. Most tests take {@link Extension} instead. */
    public static WirewatchCluster start(Path data) throws IOException, InterruptedException {
        return new WirewatchCluster(data);
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Where Kafka clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The registry's address. */
    public URI registryUrl() {
        return registryUrl;
    }

    /** A client of the registry. */
    public SchemaRegistry registry() {
        return registry;
    }

    /** A folder for the state of services. */
    public Path data() {
        return data.resolve("services");
    }

    /** What a service needs to run on this cluster; a copy that may be added to. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("wirewatch.kafka.bootstrap-servers", bootstrapServers());
        properties.put("wirewatch.registry.url", registryUrl.toString());
        properties.put("wirewatch.data", data().toString());
        return properties;
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** The serde of a topic's values. */
    public <V extends SpecificRecord> AvroSerde<V> serde(Topic<V> topic) {
        return new AvroSerde<>(topic, registry);
    }

    /** Writes a record and waits until it is on the log; null deletes the key. */
    public <V extends SpecificRecord> void produce(Topic<V> topic, String key, V value) {
        produce(topic, key, value, Instant.now());
    }

    /** Writes a record with a Kafka timestamp, and waits until it is on the log. */
    public <V extends SpecificRecord> void produce(Topic<V> topic, String key, V value, Instant timestamp) {
        records.send(topic.name(), key, serde(topic).write(value), timestamp);
    }

    /** Writes records in the order of the map, and waits until all are on the log. */
    public <V extends SpecificRecord> void produceAll(Topic<V> topic, Map<String, V> values) {
        AvroSerde<V> serde = serde(topic);
        Map<String, byte[]> bytes = new java.util.LinkedHashMap<>();
        values.forEach((key, value) -> bytes.put(key, serde.write(value)));
        records.sendAll(topic.name(), bytes, Instant.now());
    }

    /** Writes bytes that need not be a record: poison. */
    public void produceBytes(Topic<?> topic, String key, byte[] value) {
        records.send(topic.name(), key, value, Instant.now());
    }

    /** Everything on a topic now, per partition in order. */
    public <V extends SpecificRecord> List<ReadRecord<V>> readAll(Topic<V> topic) {
        AvroSerde<V> serde = serde(topic);
        return records.readAll(topic.name()).stream()
                .map(record -> ReadRecord.of(record, serde.read(record.value())))
                .toList();
    }

    /**
     * Everything on a topic once there are at least so many records.
     *
     * @throws AssertionError if there are fewer after 30 s
     */
    public <V extends SpecificRecord> List<ReadRecord<V>> awaitRecords(Topic<V> topic, int count) {
        return awaitRecords(topic, count, PATIENCE);
    }

    /** Everything on a topic once there are at least so many records; fails after the patience given. */
    public <V extends SpecificRecord> List<ReadRecord<V>> awaitRecords(Topic<V> topic, int count, Duration patience) {
        records.awaitCount(topic.name(), count, patience);
        return readAll(topic);
    }

    /** What was refused of a topic, with the headers that say why. */
    public List<DeadLetter> deadLetters(Topic<?> topic) {
        return records.readAll(topic.deadLetterTopic()).stream()
                .map(DeadLetter::new)
                .toList();
    }

    /** What was refused of a topic, once there are at least so many; fails after 30 s. */
    public List<DeadLetter> awaitDeadLetters(Topic<?> topic, int count) {
        records.awaitCount(topic.deadLetterTopic(), count, PATIENCE);
        return deadLetters(topic);
    }

    /** Takes broker and registry away, as a test of what services do then. */
    public void stopBroker() {
        registryServer.close();
        broker.close();
    }

    /** Brings broker and registry back, with their records, on the same ports. */
    public void startBroker() throws IOException, InterruptedException {
        broker = EmbeddedBroker.start(data.resolve("broker"), port);
        registryServer = EmbeddedRegistry.start(broker.bootstrapServers(), registryUrl.getPort());
    }

    @Override
    public void close() {
        records.close();
        stopBroker();
    }

    /** One cluster for the tests of a class, handed to constructors and methods that ask for it. */
    public static final class Extension implements ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Extension.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == WirewatchCluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext ofClass = context;
            while (ofClass.getTestMethod().isPresent()) {
                ofClass = ofClass.getParent().orElseThrow();
            }
            return ofClass.getStore(NAMESPACE)
                    .getOrComputeIfAbsent(OwnedCluster.class, key -> OwnedCluster.start(), OwnedCluster.class)
                    .cluster();
        }
    }
}
