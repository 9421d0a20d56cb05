package io.wirewatch.runtime.kafka;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.wirewatch.runtime.WirewatchConfig;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Makes the Kafka clients of a service with the settings of the house: nothing acknowledged before all in-sync replicas
 * have it, nothing committed that was not handled, no waiting for batches, and group members that come back under their
 * old name after a crash.
 */
@Singleton
public final class KafkaClients {
    private static final String PASS_THROUGH = "wirewatch.kafka.client";

    /**
     * One. With more, the first batch to a partition may be turned away while a broker comes back, and the second, sent behind it, taken:
     * a partition that knows nothing of a producer takes any sequence number. From then on the first is out of order, and is
     * refused until it expires.
     */
    private static final int IN_FLIGHT = 1;

    private final WirewatchConfig config;
    private final WirewatchConfig.KafkaConfig kafka;
    private final Map<String, Object> passThrough;
    private final SchemaRegistry registry;
    private final Serdes serdes;

    KafkaClients(
            WirewatchConfig config,
            WirewatchConfig.KafkaConfig kafka,
            Environment environment,
            SchemaRegistry registry) {
        this.config = config;
        this.kafka = kafka;
        this.passThrough = environment.getProperties(PASS_THROUGH, StringConvention.RAW);
        this.registry = registry;
        this.serdes = new Serdes(registry);
    }

    /** A producer: {@code acks=all}, idempotent, no linger, one request at a time. */
    public RecordProducer producer(String clientId) {
        return producer(clientId, Map.of());
    }

    /**
     * A producer with settings of its own.
     *
     * @param overrides settings that override those of the house
     */
    public RecordProducer producer(String clientId, Map<String, Object> overrides) {
        Map<String, Object> settings = common(clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, IN_FLIGHT);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        settings.putAll(passThrough);
        settings.putAll(overrides);
        return new RecordProducer(settings, registry);
    }

    /**
     * A consumer that starts at the beginning where nothing is committed, and commits only when told to.
     *
     * @param group consumer group, or null for a reader without one
     * @param overrides settings that override those of the house
     */
    public KafkaConsumer<String, byte[]> consumer(String clientId, String group, Map<String, Object> overrides) {
        return new KafkaConsumer<>(
                consumerSettings(clientId, group, overrides), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer without a group that reads keys as they are, which need not be text. */
    public KafkaConsumer<byte[], byte[]> byteConsumer(String clientId, Map<String, Object> overrides) {
        return new KafkaConsumer<>(
                consumerSettings(clientId, null, overrides), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A consumer without a group that makes nothing of what it reads: of most records a pass over the past only asks whether
     * they are worth more.
     *
     * @param overrides settings that override those of the house
     */
    public KafkaConsumer<ByteBuffer, ByteBuffer> scanner(String clientId, Map<String, Object> overrides) {
        return new KafkaConsumer<>(
                consumerSettings(clientId, null, overrides),
                new ByteBufferDeserializer(),
                new ByteBufferDeserializer());
    }

    private Map<String, Object> consumerSettings(String clientId, String group, Map<String, Object> overrides) {
        Map<String, Object> settings = common(clientId);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.MAX_RECORD_BYTES);
        if (group != null) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + config.instance());
        }
        settings.putAll(passThrough);
        settings.putAll(overrides);
        return settings;
    }

    /** An admin client. */
    public Admin admin() {
        Map<String, Object> settings = common("admin");
        settings.putAll(passThrough);
        return Admin.create(settings);
    }

    /** The serde of a topic's values. */
    public <V extends SpecificRecord> AvroSerde<V> serde(Topic<V> topic) {
        return serdes.of(topic);
    }

    /** The serde of a record that only a state store holds: the schema of a topic's record under that topic's subject. */
    public SchemaRegistry registry() {
        return registry;
    }

    /** The settings of the house for a Streams application; see {@link StreamsWorker}. */
    public Properties streamsProperties(String applicationId) {
        Properties settings = new Properties();
        settings.putAll(common(applicationId));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), IN_FLIGHT);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES);
        // Repartition topics carry whole releases as well.
        settings.put(StreamsConfig.topicPrefix("max.message.bytes"), Topics.MAX_RECORD_BYTES);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), Topics.MAX_RECORD_BYTES);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                applicationId + "-" + config.instance());
        settings.putAll(passThrough);
        return settings;
    }

    /** Made here: two applications that start in one process at once would each find it missing, and one fail to make it. */
    private Path stateFolder() {
        Path folder = config.data().resolve("streams");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of the stores: " + folder, e);
        }
    }

    private Map<String, Object> common(String clientId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, config.service() + "-" + config.instance() + "-" + clientId);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put("enable.metrics.push", false);
        return settings;
    }
}
