package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads a compacted topic whole, without a consumer group, and tells each change. {@link #catchUp} is the reader barrier:
 * what was on the topic when it was called has been told when it returns. A service that calls it after polling a batch
 * handles no release of that batch with settings older than the release. Nothing is kept here: {@link TopicTable} keeps the
 * values, other listeners what they need of them.
 *
 * @param <V> the record type
 */
public final class TopicReader<V extends SpecificRecord> implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaClients clients;
    private final DeadLetters deadLetters;
    private final Topic<V> topic;
    private final String name;
    private final AvroSerde<V> serde;
    private final BiConsumer<String, V> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong version = new AtomicLong();
    private KafkaConsumer<String, byte[]> consumer;
    private List<TopicPartition> partitions = List.of();

    /**
     * @param name what the consumer is called in logs and on the broker
     * @param listener told each change, on the thread that calls {@link #catchUp}: key and value, null for a deletion
     */
    public TopicReader(
            KafkaClients clients,
            DeadLetters deadLetters,
            Topic<V> topic,
            String name,
            BiConsumer<String, V> listener) {
        this.listener = listener;
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.topic = topic;
        this.name = name;
        this.serde = clients.serde(topic);
    }

    /** What the last {@link #catchUp} returned. */
    public long version() {
        return version.get();
    }

    /**
     * Reads up to the end that the topic has now.
     *
     * @return the end: the offset behind the last record (summed over partitions), which grows with each change
     * @throws BarrierTimeoutException if the end cannot be reached in 10 s
     */
    public long catchUp() {
        lock.lock();
        try {
            open();
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
            while (behind(ends)) {
                if (System.nanoTime() > deadline) {
                    throw new BarrierTimeoutException(topic.name(), null);
                }
                consumer.poll(POLL).forEach(this::apply);
            }
            long end = ends.values().stream().mapToLong(Long::longValue).sum();
            version.set(end);
            return end;
        } catch (TimeoutException e) {
            throw new BarrierTimeoutException(topic.name(), e);
        } finally {
            lock.unlock();
        }
    }

    private void open() {
        if (consumer != null) {
            return;
        }
        KafkaConsumer<String, byte[]> opened = clients.consumer(name, null, Map.of());
        try {
            partitions = opened.partitionsFor(topic.name(), TIMEOUT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            opened.assign(partitions);
            opened.seekToBeginning(partitions);
            consumer = opened;
        } finally {
            if (consumer == null) {
                opened.close();
            }
        }
    }

    private boolean behind(Map<TopicPartition, Long> ends) {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (consumer.position(end.getKey(), TIMEOUT) < end.getValue()) {
                return true;
            }
        }
        return false;
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        V value;
        try {
            value = serde.read(record.value());
        } catch (SerializationException e) {
            refuse(record, e.getMessage());
            return;
        }
        if (record.key() == null) {
            refuse(record, "a record of a table needs a key");
            return;
        }
        listener.accept(record.key(), value);
    }

    private void refuse(ConsumerRecord<String, byte[]> record, String detail) {
        try (RecordProducer producer = clients.producer(name + "-dlq")) {
            deadLetters.sendOnce(producer, topic, record, detail);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (consumer != null) {
                consumer.close();
                consumer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
