package io.wirewatch.cli.suite;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.runtime.mapping.ActorMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes the starter catalogue to an installation once. The newest record of the topic tells whether that was done: each
 * starter record says how many are still to come, and nobody else writes before the last. So a seeding that was killed is
 * finished, and what a user deletes later never comes back.
 */
final class StarterSeed {
    private static final String LEFT = "wirewatch.starter.left";
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ACTORS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final SchemaRegistry registry;
    private final Clock clock;
    private final List<Actor> actors;

    StarterSeed(String bootstrapServers, SchemaRegistry registry, Clock clock, List<Actor> actors) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.clock = clock;
        this.actors = List.copyOf(actors);
    }

    /**
     * Writes the catalogue unless that was done.
     *
     * @return how many actors were written
     */
    int run() throws InterruptedException {
        if (isDone()) {
            return 0;
        }
        write(actors.size());
        return actors.size();
    }

    private boolean isDone() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            if (end == 0) {
                return false;
            }
            consumer.seek(PARTITION, end - 1);
            // Where compaction has taken the newest record away, it was a deletion: a user's, so after the seeding.
            int left = 0;
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    left = left(record);
                }
            }
            return left == 0;
        }
    }

    private static int left(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(LEFT);
        return header == null ? 0 : Integer.parseInt(new String(header.value(), StandardCharsets.US_ASCII));
    }

    /** Writes the first so many actors; fewer than all is what a killed seeding leaves behind. */
    void write(int count) throws InterruptedException {
        AvroSerde<io.wirewatch.avro.Actor> serde = new AvroSerde<>(Topics.ACTORS, registry);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int i = 0; i < count; i++) {
                sent.add(producer.send(record(serde, actors.get(i), actors.size() - 1 - i)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new SuiteException("the starter catalogue could not be written: " + e.getCause(), e);
        }
    }

    private ProducerRecord<String, byte[]> record(AvroSerde<io.wirewatch.avro.Actor> serde, Actor actor, int left) {
        byte[] value = serde.write(ActorMapper.toAvro(actor, "main", true, 1, clock.instant()));
        var record = new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), actor.id(), value);
        record.headers().add(LEFT, Integer.toString(left).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = common();
        // Idempotent, so a record sent again by the client cannot come after the last.
        settings.put("enable.idempotence", true);
        settings.put("acks", "all");
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("linger.ms", 20);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = common();
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", "starter-catalogue");
        settings.put("metric.reporters", "");
        return settings;
    }
}
