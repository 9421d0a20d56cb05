package io.wirewatch.runtime.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plain loop of a stage: poll, handle, wait until what follows is on the log, commit. A record is handled at least
 * once; one that cannot be handled goes to the dead letters and the next one is taken. When broker, registry or barrier
 * fail, nothing of the batch is committed, the worker says so, backs off and reads the batch again.
 *
 * @param <V> the record type
 */
public final class BatchWorker<V extends SpecificRecord> implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final DeadLetters deadLetters;
    private final String group;
    private final Topic<V> topic;
    private final RecordHandler<V> handler;
    private final AvroSerde<V> serde;
    private final Counter handled;
    private final Counter refused;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Condition condition = Condition.starting("joining the group");
    private volatile KafkaConsumer<String, byte[]> polling;
    private long refusedCount;

    /**
     * @param group consumer group; also the worker's name
     */
    public BatchWorker(
            KafkaClients clients,
            DeadLetters deadLetters,
            MeterRegistry meters,
            String group,
            Topic<V> topic,
            RecordHandler<V> handler) {
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.group = group;
        this.topic = topic;
        this.handler = handler;
        this.serde = clients.serde(topic);
        // in = handled + refused
        this.handled = meters.counter("wirewatch.records.handled", "group", group, "topic", topic.name());
        this.refused = meters.counter("wirewatch.records.refused", "group", group, "topic", topic.name());
        this.thread = new Thread(this::run, group);
    }

    @Override
    public String name() {
        return group;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Condition condition() {
        return condition;
    }

    private void run() {
        while (!isClosing()) {
            try (RecordProducer producer = clients.producer(group);
                    KafkaConsumer<String, byte[]> consumer = clients.consumer(group, group, Map.of())) {
                polling = consumer;
                consumer.subscribe(List.of(topic.name()), new ReadyOnAssignment());
                while (!isClosing()) {
                    handle(consumer, producer, consumer.poll(POLL));
                }
            } catch (WakeupException e) {
                LOG.debug("woken up to close: worker={}", group);
            } catch (RuntimeException | Error e) {
                condition = Condition.down(e);
                LOG.warn("batch not handled, will be read again: worker={}", group, e);
                backOff();
            } finally {
                polling = null;
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void backOff() {
        try {
            // Ends early when the worker is closed.
            if (!closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("trying again: worker={}", group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(
            KafkaConsumer<String, byte[]> consumer, RecordProducer producer, ConsumerRecords<String, byte[]> polled) {
        if (polled.isEmpty()) {
            return;
        }
        long refusedBefore = refusedCount;
        List<Pending<V>> pending = decode(producer, polled);
        handler.batch(pending.stream().map(Pending::input).toList());
        for (Pending<V> one : pending) {
            orRefuse(producer, one.raw, () -> handler.handle(one.input, one.outbox));
        }
        for (Pending<V> one : pending) {
            orRefuse(producer, one.raw, one.outbox::await);
        }
        producer.flush();
        consumer.commitSync();
        handled.increment(polled.count() - (refusedCount - refusedBefore));
        condition = Condition.READY;
    }

    private record Pending<V>(ConsumerRecord<String, byte[]> raw, InputRecord<V> input, Outbox outbox) {}

    private List<Pending<V>> decode(RecordProducer producer, ConsumerRecords<String, byte[]> polled) {
        List<Pending<V>> pending = new ArrayList<>(polled.count());
        for (ConsumerRecord<String, byte[]> raw : polled) {
            orRefuse(producer, raw, () -> pending.add(new Pending<>(raw, decode(raw), new Outbox(producer))));
        }
        return pending;
    }

    private InputRecord<V> decode(ConsumerRecord<String, byte[]> raw) {
        try {
            return new InputRecord<>(
                    raw.key(),
                    serde.read(raw.value()),
                    Instant.ofEpochMilli(raw.timestamp()),
                    raw.topic(),
                    raw.partition(),
                    raw.offset());
        } catch (SerializationException e) {
            throw new RefusedRecordException("undecodable", e.getMessage());
        }
    }

    private void orRefuse(RecordProducer producer, ConsumerRecord<String, byte[]> raw, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            Refusals.Refusal refusal = Refusals.of(e).orElseThrow(() -> e);
            refusedCount++;
            refused.increment();
            deadLetters.send(producer, raw, refusal.reason(), refusal.detail()).join();
        }
    }

    private final class ReadyOnAssignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            handler.assigned(numbers(partitions));
            condition = Condition.READY;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Every batch is committed before the next poll, so of offsets there is nothing to hand over.
            handler.revoked(numbers(partitions), false);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            handler.revoked(numbers(partitions), true);
        }

        private static List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, byte[]> consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
