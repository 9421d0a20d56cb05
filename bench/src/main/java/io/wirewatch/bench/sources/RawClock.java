package io.wirewatch.bench.sources;

import io.wirewatch.bench.load.Arrivals;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Notes when releases are read from {@code releases.raw}, by their ids. */
final class RawClock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Arrivals arrivals = new Arrivals();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    private RawClock(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.thread = new Thread(this::read, "raw-clock");
    }

    /** Reads from now on. */
    static RawClock open(String broker) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "enable.auto.commit", false, "metric.reporters", ""),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topics.RELEASES_RAW.partitions())
                .mapToObj(number -> new TopicPartition(Topics.RELEASES_RAW.name(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        RawClock clock = new RawClock(consumer);
        clock.thread.start();
        return clock;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(record -> arrivals.note(record.key(), System.nanoTime()));
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
