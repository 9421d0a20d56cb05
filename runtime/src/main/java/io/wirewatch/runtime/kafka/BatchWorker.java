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
import java.util.concurrent.atomic.AtomicReference;
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
 * The plain loop of a stage: poll, handle, commit what has all that follows from it on the log. The next records are taken
 * while that is on its way, up to a bound; an offset is committed when it and all before it are done, so that a record is
 * handled at least once; one that cannot be handled goes to the dead letters and the next one is taken. When broker,
 * registry or barrier fail, nothing of what is under way is committed, the worker says so, backs off and reads it again.
 *
 * @param <V> the record type
 */
public final class BatchWorker<V extends SpecificRecord> implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** While something is under way: how long a poll may keep from looking whether it is done. */
    private static final Duration SHORT_POLL = Duration.ofMillis(10);
    /** Time between two commits while more comes. */
    private static final long COMMIT_NANOS = 50_000_000;

    private static final Duration HAND_OVER = Duration.ofSeconds(5);
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
    private final InFlight<V> inFlight = new InFlight<>();
    private long committedAt = System.nanoTime();

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
            inFlight.clear();
            try (RecordProducer producer = clients.producer(group);
                    KafkaConsumer<String, byte[]> consumer = clients.consumer(group, group, Map.of())) {
                polling = consumer;
                consumer.subscribe(List.of(topic.name()), new Assignments(consumer, producer));
                while (!isClosing()) {
                    ConsumerRecords<String, byte[]> polled = poll(consumer);
                    if (!polled.isEmpty()) {
                        handle(producer, polled);
                    }
                    settle(producer);
                    commit(consumer);
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

    private ConsumerRecords<String, byte[]> poll(KafkaConsumer<String, byte[]> consumer) {
        if (inFlight.hasRoom()) {
            consumer.resume(consumer.paused());
            return consumer.poll(inFlight.isEmpty() ? POLL : SHORT_POLL);
        }
        // Polled all the same, or the group would take it for dead.
        consumer.pause(consumer.assignment());
        return consumer.poll(SHORT_POLL);
    }

    private void handle(RecordProducer producer, ConsumerRecords<String, byte[]> polled) {
        List<Pending<V>> batch = new ArrayList<>(polled.count());
        for (ConsumerRecord<String, byte[]> raw : polled) {
            batch.add(new Pending<>(raw, decodedOrRefused(producer, raw), new Outbox(producer)));
        }
        handler.batch(batch.stream()
                .map(Pending::input)
                .filter(input -> input != null)
                .toList());
        for (Pending<V> one : batch) {
            if (one.input() != null
                    && !orRefuse(producer, one.raw(), () -> handler.handle(one.input(), one.outbox()))) {
                one.refuse();
            }
            one.handled();
            inFlight.add(one);
        }
    }

    /** Takes what is done out of flight, oldest first; what is behind one that is not done stays. */
    private void settle(RecordProducer producer) {
        inFlight.settle(one -> {
            boolean taken = !one.isRefused() && orRefuse(producer, one.raw(), one.outbox()::await);
            (taken ? handled : refused).increment();
        });
        if (inFlight.hasSettled()) {
            condition = Condition.READY;
        }
    }

    private void commit(KafkaConsumer<String, byte[]> consumer) {
        boolean due = inFlight.isEmpty() || System.nanoTime() - committedAt > COMMIT_NANOS;
        if (inFlight.hasSettled() && due) {
            consumer.commitSync(inFlight.settled());
            inFlight.committed();
            committedAt = System.nanoTime();
        }
    }

    private InputRecord<V> decodedOrRefused(RecordProducer producer, ConsumerRecord<String, byte[]> raw) {
        AtomicReference<InputRecord<V>> input = new AtomicReference<>();
        orRefuse(producer, raw, () -> input.set(decode(raw)));
        return input.get();
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

    /** Takes a step of a record's, which goes to the dead letters where it is refused; whether it was taken. */
    private boolean orRefuse(RecordProducer producer, ConsumerRecord<String, byte[]> raw, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            Refusals.Refusal refusal = Refusals.of(e).orElseThrow(() -> e);
            deadLetters.send(producer, raw, refusal.reason(), refusal.detail()).join();
            return false;
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;
        private final RecordProducer producer;

        Assignments(KafkaConsumer<String, byte[]> consumer, RecordProducer producer) {
            this.consumer = consumer;
            this.producer = producer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            handler.assigned(numbers(partitions));
            condition = Condition.READY;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            handler.revoked(numbers(partitions), false);
            commitWhatIsDone();
            inFlight.forget(partitions);
        }

        /** So that it need not be handled again by whoever has them next; where that fails, it is. */
        private void commitWhatIsDone() {
            try {
                settle(producer);
                if (inFlight.hasSettled()) {
                    commit();
                    inFlight.committed();
                }
            } catch (RuntimeException e) {
                LOG.info("not committed, will be read again: worker={} {}", group, e.toString());
            }
        }

        private void commit() {
            try {
                consumer.commitSync(inFlight.settled(), HAND_OVER);
            } catch (WakeupException e) {
                // That was meant for the poll before; it is told once.
                consumer.commitSync(inFlight.settled(), HAND_OVER);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            handler.revoked(numbers(partitions), true);
            inFlight.forget(partitions);
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
