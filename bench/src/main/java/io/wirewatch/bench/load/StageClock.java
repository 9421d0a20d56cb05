package io.wirewatch.bench.load;

import io.wirewatch.avro.Alert;
import io.wirewatch.cli.suite.SuiteFile;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Notes by release id when a release's records come out of cleaning, extraction and matching. */
public final class StageClock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroSerde<Alert> alerts;
    private final Arrivals cleaned = new Arrivals();
    private final Arrivals tagged = new Arrivals();
    private final Arrivals alerted = new Arrivals();
    private final Thread reader = new Thread(this::read, "stage-clock");
    private volatile boolean closing;

    /** Watches what a suite writes from now on. */
    public static StageClock open(SuiteFile suite) {
        StageClock clock = new StageClock(suite);
        clock.reader.start();
        return clock;
    }

    private StageClock(SuiteFile suite) {
        this.alerts = new AvroSerde<>(Topics.ALERTS, new HttpSchemaRegistry(URI.create(suite.registry())));
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", suite.broker(), "enable.auto.commit", false, "metric.reporters", ""),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.RELEASES_CLEAN, Topics.RELEASES_MENTIONS, Topics.ALERTS)
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: asked for here, the end is the one of now.
        partitions.forEach(consumer::position);
    }

    private void read() {
        while (!closing) {
            consumer.poll(POLL).forEach(record -> note(record, System.nanoTime()));
        }
    }

    private void note(ConsumerRecord<String, byte[]> record, long moment) {
        if (record.topic().equals(Topics.RELEASES_CLEAN.name())) {
            cleaned.note(record.key(), moment);
        } else if (record.topic().equals(Topics.RELEASES_MENTIONS.name())) {
            tagged.note(record.key(), moment);
        } else {
            alerts.read(record.value()).getReleases().forEach(release -> alerted.note(release.getId(), moment));
        }
    }

    /** When releases were cleaned, once so many are. */
    public Arrivals cleaned(int count) throws InterruptedException {
        cleaned.await(count, PATIENCE);
        return cleaned;
    }

    /** When releases were tagged, once so many are. */
    public Arrivals tagged(int count) throws InterruptedException {
        tagged.await(count, PATIENCE);
        return tagged;
    }

    /** When the first alert about releases was raised, once so many have one. */
    public Arrivals alerted(int count) throws InterruptedException {
        alerted.await(count, PATIENCE);
        return alerted;
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
    }
}
