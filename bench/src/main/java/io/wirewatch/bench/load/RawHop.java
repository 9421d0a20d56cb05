package io.wirewatch.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The peer of the suite: a producer, the suite's own broker, a consumer, and nothing between them. Producer and topic are
 * set as the suite's are: acknowledged by all replicas, no waiting for batches, six partitions.
 */
public final class RawHop implements AutoCloseable {
    private static final String TOPIC = "bench.hop";
    private static final int PARTITIONS = 6;
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Arrivals arrivals = new Arrivals();
    private final Thread reader = new Thread(this::read, "raw-hop");
    private volatile boolean closing;

    /** Opens it on a broker; what goes in from now on is read. */
    public static RawHop open(String broker) throws InterruptedException {
        RawHop hop = new RawHop(broker);
        hop.reader.start();
        return hop;
    }

    private RawHop(String broker) throws InterruptedException {
        makeTopic(broker);
        this.producer =
                new KafkaProducer<>(producerSettings(broker), new StringSerializer(), new ByteArraySerializer());
        Map<String, Object> settings = common(broker);
        settings.put("enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(TOPIC, number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: asked for here, the end is the one before anything goes in.
        partitions.forEach(consumer::position);
    }

    private static void makeTopic(String broker) throws InterruptedException {
        try (Admin admin = Admin.create(common(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make " + TOPIC, e);
            }
        }
    }

    private static Map<String, Object> producerSettings(String broker) {
        Map<String, Object> settings = common(broker);
        settings.put("acks", "all");
        settings.put("linger.ms", 0);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("compression.type", "lz4");
        return settings;
    }

    private static Map<String, Object> common(String broker) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker);
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", false);
        return settings;
    }

    /** Sends a record; done when it is acknowledged. */
    public CompletableFuture<Void> send(String id, byte[] value) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Future<RecordMetadata> _ = producer.send(new ProducerRecord<>(TOPIC, id, value), (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    /** What came out at the other end, by id. */
    public Arrivals arrivals() {
        return arrivals;
    }

    private void read() {
        while (!closing) {
            consumer.poll(POLL).forEach(record -> arrivals.note(record.key(), System.nanoTime()));
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
    }
}
