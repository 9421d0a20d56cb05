package io.wirewatch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.embedded.EmbeddedBroker;
import io.wirewatch.embedded.EmbeddedRegistry;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.TopicBootstrap;
import io.wirewatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plumbing of every service against a real broker: start, barrier, dead letters, a broker that goes away. */
class ITRuntime {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant ARRIVAL = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path data;

    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private ServiceContext probe;

    @BeforeEach
    void startProbe() throws Exception {
        broker = EmbeddedBroker.start(data.resolve("broker"), 0);
        registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicBootstrap(admin, new HttpSchemaRegistry(registry.url()), 1).run();
        }
        probe = ServiceContext.start(
                "probe",
                Map.of(
                        "wirewatch.kafka.bootstrap-servers",
                        broker.bootstrapServers(),
                        "wirewatch.registry.url",
                        registry.url().toString(),
                        "wirewatch.data",
                        data.toString()));
        probe.awaitReady(PATIENCE);
    }

    @AfterEach
    void stop() {
        probe.close();
        registry.close();
        broker.close();
    }

    @Test
    void aReleaseAcceptedAfterAnActorWasAnsweredIsHandledWithIt() {
        try (RecordProducer producer = probe.bean(KafkaClients.class).producer("test")) {
            for (int i = 0; i < 100; i++) {
                String id = "actor-" + i;
                producer.send(Topics.ACTORS, id, Actor.newBuilder().setId(id).build(), ARRIVAL)
                        .join();
                producer.send(Topics.RELEASES_RAW, "rel-" + i, raw(id, "title"), ARRIVAL)
                        .join();
            }
        }

        Map<String, CleanRelease> clean = new HashMap<>();
        readUntil(Topics.RELEASES_CLEAN, 100).forEach(record -> clean.put(record.key(), decode(record)));
        assertThat(clean)
                .hasSize(100)
                .allSatisfy((_, value) -> assertThat(value.getText()).isEqualTo("known"));
        assertThat(readUntil(Topics.RELEASES_MENTIONS, 100)).allSatisfy(record -> {
            assertThat(record.timestamp()).isEqualTo(ARRIVAL.toEpochMilli());
            assertThat(probe.bean(KafkaClients.class)
                            .serde(Topics.RELEASES_MENTIONS)
                            .read(record.value())
                            .getCatalogueVersion())
                    .isEqualTo(1);
        });
    }

    @Test
    void whatCannotBeHandledGoesToTheDeadLettersAndItsNeighboursAreHandled() {
        try (RecordProducer producer = probe.bean(KafkaClients.class).producer("test")) {
            producer.send(Topics.RELEASES_RAW, "before", raw("x", "fine"), ARRIVAL)
                    .join();
            poison(Topics.RELEASES_RAW);
            poison(Topics.RELEASES_CLEAN);
            producer.send(Topics.RELEASES_RAW, "refused", raw("x", "refuse"), ARRIVAL)
                    .join();
            producer.send(Topics.RELEASES_RAW, "exploding", raw("x", "explode"), ARRIVAL)
                    .join();
            producer.send(Topics.RELEASES_RAW, "after", raw("x", "fine"), ARRIVAL)
                    .join();
        }

        assertThat(readUntil(Topics.RELEASES_MENTIONS, 2))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder("before", "after");
        assertThat(headers(readUntil(Topics.RELEASES_RAW.deadLetterTopic(), 2), "reason"))
                .containsExactlyInAnyOrder("undecodable", "probe");
        List<ConsumerRecord<String, byte[]>> cleanLetters = readUntil(Topics.RELEASES_CLEAN.deadLetterTopic(), 2);
        assertThat(headers(cleanLetters, "reason")).containsExactlyInAnyOrder("undecodable", "failed");
        assertThat(headers(cleanLetters, "topic")).containsOnly(Topics.RELEASES_CLEAN.name());
    }

    @Test
    void aPoisonedRecordOfATableIsRefusedOnceHoweverOftenTheTableIsRead() throws Exception {
        poison(Topics.ACTORS);
        try (RecordProducer producer = probe.bean(KafkaClients.class).producer("test")) {
            producer.send(
                            Topics.ACTORS,
                            "nato",
                            Actor.newBuilder().setId("nato").build(),
                            ARRIVAL)
                    .join();
            producer.send(Topics.RELEASES_RAW, "first", raw("nato", "fine"), ARRIVAL)
                    .join();
            assertThat(decode(readUntil(Topics.RELEASES_CLEAN, 1).getFirst()).getText())
                    .isEqualTo("known");
            readUntil(Topics.RELEASES_MENTIONS, 1);
        }
        int letters = readUntil(Topics.ACTORS.deadLetterTopic(), 1).size();

        probe.close();
        startAgain();

        try (RecordProducer producer = probe.bean(KafkaClients.class).producer("test")) {
            producer.send(Topics.RELEASES_RAW, "second", raw("nato", "fine"), ARRIVAL)
                    .join();
        }
        readUntil(Topics.RELEASES_MENTIONS, 2);
        assertThat(readUntil(Topics.ACTORS.deadLetterTopic(), letters)).hasSize(letters);
    }

    @Test
    void aBrokerThatGoesAwayAndComesBackLosesNothing() throws Exception {
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        broker.close();
        broker = EmbeddedBroker.start(data.resolve("broker"), port);

        try (RecordProducer producer = probe.bean(KafkaClients.class).producer("test")) {
            producer.send(Topics.RELEASES_RAW, "rel", raw("x", "fine"), ARRIVAL).join();
        }

        assertThat(readUntil(Topics.RELEASES_MENTIONS, 1)).hasSize(1);
        await().atMost(PATIENCE).until(probe::isReady);
    }

    @Test
    void aWorkerThatMemoryDoesNotSufficeForReadsItsBatchAgain() {
        try (RecordProducer producer = probe.bean(KafkaClients.class).producer("test")) {
            producer.send(Topics.RELEASES_RAW, "hungry", raw("x", "starve"), ARRIVAL)
                    .join();
            producer.send(Topics.RELEASES_RAW, "after", raw("x", "fine"), ARRIVAL)
                    .join();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(readUntil(Topics.RELEASES_MENTIONS, 1))
                        .extracting(ConsumerRecord::key)
                        .contains("hungry", "after"));
        await().atMost(PATIENCE).until(probe::isReady);
    }

    private void startAgain() throws Exception {
        probe = ServiceContext.start(
                "probe",
                Map.of(
                        "wirewatch.kafka.bootstrap-servers",
                        broker.bootstrapServers(),
                        "wirewatch.registry.url",
                        registry.url().toString(),
                        "wirewatch.data",
                        data.toString()));
        probe.awaitReady(PATIENCE);
    }

    private static RawRelease raw(String source, String title) {
        return RawRelease.newBuilder().setSource(source).setTitle(title).build();
    }

    private CleanRelease decode(ConsumerRecord<String, byte[]> record) {
        return probe.bean(KafkaClients.class).serde(Topics.RELEASES_CLEAN).read(record.value());
    }

    private void poison(Topic<? extends SpecificRecord> topic) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), "poison", "no avro".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<ConsumerRecord<String, byte[]>> readUntil(Topic<?> topic, int count) {
        return readUntil(topic.name(), count);
    }

    private List<ConsumerRecord<String, byte[]>> readUntil(String topic, int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                probe.bean(KafkaClients.class).consumer("test", null, Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    private static List<String> headers(List<ConsumerRecord<String, byte[]>> records, String name) {
        return records.stream()
                .map(record -> new String(
                        record.headers().lastHeader("wirewatch.dlq." + name).value(), StandardCharsets.UTF_8))
                .toList();
    }
}
