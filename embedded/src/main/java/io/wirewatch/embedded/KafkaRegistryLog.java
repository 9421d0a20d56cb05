package io.wirewatch.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The registry's log on the compacted topic {@code _schemas}, one partition, so that ids outlive the process. */
final class KafkaRegistryLog implements RegistryLog {
    static final String TOPIC = "_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final KafkaProducer<String, String> producer;

    KafkaRegistryLog(String bootstrapServers) throws InterruptedException {
        this.bootstrapServers = bootstrapServers;
        makeTopic();
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "registry",
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0,
                        "metric.reporters",
                        ""),
                new StringSerializer(),
                new StringSerializer());
    }

    private void makeTopic() throws InterruptedException {
        NewTopic topic = new NewTopic(TOPIC, 1, (short) -1).configs(Map.of("cleanup.policy", "compact"));
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", bootstrapServers, "client.id", "registry", "metric.reporters", ""))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the broker refused to make " + TOPIC + ": " + e.getCause(), e);
            }
        }
    }

    @Override
    public void readAll(Consumer<RegistryEntry> each) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            consumer.seekToBeginning(List.of(PARTITION));
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    RegistryEntryJson.read(record.key(), record.value()).ifPresent(each);
                }
            }
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "client.id", "registry",
                        "enable.auto.commit", false,
                        "auto.offset.reset", "earliest",
                        "metric.reporters", ""),
                new StringDeserializer(),
                new StringDeserializer());
    }

    @Override
    public void append(RegistryEntry entry) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, 0, RegistryEntryJson.key(entry), RegistryEntryJson.value(entry)))
                    .get();
        } catch (ExecutionException e) {
            throw RegistryRefusal.unavailable("The schema could not be kept on " + TOPIC + ": " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryRefusal.unavailable("The registry is stopping.");
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
