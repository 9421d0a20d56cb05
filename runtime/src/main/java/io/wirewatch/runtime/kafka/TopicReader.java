package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
 * <p>While one batch is told, the next is decoded and prepared by another thread: a million records are there in half the time.
 *
 * @param <V> the record type
 * @param <P> what a listener takes of a record
 */
public final class TopicReader<V extends SpecificRecord, P> implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Well below the five minutes after which a group gives up a member that waits here instead of polling. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int BATCH = 2_000;

    /** Fewer records are not worth another thread. */
    private static final int WORTH_A_THREAD = 100;

    private final KafkaClients clients;
    private final DeadLetters deadLetters;
    private final Topic<V> topic;
    private final String name;
    private final AvroSerde<V> serde;
    private final Function<V, P> preparation;
    private final Listener<P> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong version = new AtomicLong();
    private KafkaConsumer<String, byte[]> consumer;
    private List<TopicPartition> partitions = List.of();

    /** Who is told the changes of a topic. */
    @FunctionalInterface
    public interface Listener<P> {
        /**
         * Takes a change.
         *
         * @param value null for a deletion
         * @param version what {@link #catchUp} would return if the topic ended with this change; of a topic of one partition
         */
        void changed(String key, P value, long version);
    }

    /**
     * @param name what the consumer is called in logs and on the broker
     * @param preparation makes of a record what the listener takes; asked by any thread, out of order. It does not throw; null
     *     is told as a deletion
     * @param listener told each change, in order, on the thread that calls {@link #catchUp}
     */
    public TopicReader(
            KafkaClients clients,
            DeadLetters deadLetters,
            Topic<V> topic,
            String name,
            Function<V, P> preparation,
            Listener<P> listener) {
        this.preparation = preparation;
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
     * Reads up to the end that the topic has now. What was read stays read where it fails: the next call goes on from there.
     *
     * @return the end: the offset behind the last record (summed over partitions), which grows with each change
     * @throws BarrierTimeoutException if nothing comes for 10 s, or the end cannot be reached in two minutes
     */
    public long catchUp() {
        lock.lock();
        try {
            open();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
            if (!readTo(ends)) {
                throw new BarrierTimeoutException(topic.name(), position(), sum(ends));
            }
            long end = sum(ends);
            version.set(end);
            return end;
        } catch (TimeoutException e) {
            throw new BarrierTimeoutException(topic.name(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the ends were reached in time; what was read is told either way. */
    private boolean readTo(Map<TopicPartition, Long> ends) {
        boolean told = false;
        try {
            CompletableFuture<List<Change<P>>> waiting = CompletableFuture.completedFuture(List.of());
            long begun = System.nanoTime();
            long moved = begun;
            while (moved - begun <= PATIENCE.toNanos()
                    && System.nanoTime() - moved <= TIMEOUT.toNanos()
                    && behind(ends)) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                moved = records.isEmpty() ? moved : System.nanoTime();
                CompletableFuture<List<Change<P>>> next = prepared(records);
                waiting.join().forEach(this::tell);
                waiting = next;
            }
            waiting.join().forEach(this::tell);
            told = true;
            return !behind(ends);
        } finally {
            if (!told) {
                // The consumer is past what was not told. To be told twice does no harm: all is read again.
                reset();
            }
        }
    }

    private void reset() {
        consumer.close();
        consumer = null;
    }

    private CompletableFuture<List<Change<P>>> prepared(ConsumerRecords<String, byte[]> records) {
        return records.count() < WORTH_A_THREAD
                ? CompletableFuture.completedFuture(changes(records))
                : CompletableFuture.supplyAsync(() -> changes(records));
    }

    private List<Change<P>> changes(ConsumerRecords<String, byte[]> records) {
        List<Change<P>> changes = new ArrayList<>(records.count());
        records.forEach(record -> changes.add(change(record)));
        return changes;
    }

    /**
     * What a record says.
     *
     * @param refusal why it is refused, or null
     */
    private record Change<P>(ConsumerRecord<String, byte[]> record, P value, String refusal) {}

    private Change<P> change(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return new Change<>(record, null, "a record of a table needs a key");
        }
        try {
            V value = serde.read(record.value());
            return new Change<>(record, value == null ? null : preparation.apply(value), null);
        } catch (SerializationException e) {
            return new Change<>(record, null, e.getMessage());
        }
    }

    private void tell(Change<P> change) {
        if (change.refusal() == null) {
            listener.changed(
                    change.record().key(), change.value(), change.record().offset() + 1);
        } else {
            refuse(change.record(), change.refusal());
        }
    }

    private void open() {
        if (consumer != null) {
            return;
        }
        KafkaConsumer<String, byte[]> opened =
                clients.consumer(name, null, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH));
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

    private long position() {
        return partitions.stream()
                .mapToLong(partition -> consumer.position(partition, TIMEOUT))
                .sum();
    }

    private static long sum(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
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
