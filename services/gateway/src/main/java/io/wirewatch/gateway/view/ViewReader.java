package io.wirewatch.gateway.view;

import io.wirewatch.gateway.view.View.Span;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.schemas.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics into the view, all partitions, without a consumer group. It is ready once it has come to the ends that it
 * met when it began. A record that cannot be decoded goes to the dead letters once; an absent broker is waited for.
 */
public final class ViewReader implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration ASK = Duration.ofSeconds(10);
    private static final Duration RETENTION_CHECK = Duration.ofHours(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final DeadLetters deadLetters;
    private final View view;
    private final String name;
    private final Map<Topic<?>, Projection> projections;
    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final Retention retention;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Condition condition = Condition.starting("asking the broker");
    private volatile KafkaConsumer<String, byte[]> polling;

    ViewReader(
            KafkaClients clients,
            DeadLetters deadLetters,
            View view,
            String name,
            Map<Topic<?>, Projection> projections) {
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.view = view;
        this.name = name;
        this.projections = Map.copyOf(projections);
        projections.keySet().forEach(topic -> topics.put(topic.name(), topic));
        this.retention = new Retention(view);
        this.thread = new Thread(this::run, name);
    }

    @Override
    public String name() {
        return name;
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
        while (closing.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = clients.consumer(name, null, Map.of())) {
                polling = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("woken up to close: worker={}", name);
            } catch (RuntimeException | Error e) {
                condition = Condition.down(e);
                LOG.warn("the view does not advance, trying again: worker={}", name, e);
                backOff();
            } finally {
                polling = null;
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        view.claim(clusterId());
        List<TopicPartition> partitions = partitions(consumer);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
        if (ends.entrySet().stream().anyMatch(end -> view.next(end.getKey()) > end.getValue())) {
            LOG.warn("the view has read beyond the end of the log, building it again: worker={}", name);
            view.reset(view.cluster());
        }
        long generation = view.generation();
        seek(consumer, partitions);
        ReadingUp reading = new ReadingUp(ends, consumer::position);
        long checked = System.nanoTime();
        while (closing.getCount() > 0 && view.generation() == generation) {
            take(consumer.poll(POLL), consumer);
            if (System.nanoTime() - checked > RETENTION_CHECK.toNanos()) {
                retention.apply(consumer.beginningOffsets(partitions, ASK), this::projection);
                checked = System.nanoTime();
            }
            if (!condition.isReady()) {
                condition = reading.condition(view::next);
            }
        }
    }

    private String clusterId() {
        try (Admin admin = clients.admin()) {
            return admin.describeCluster().clusterId().get(ASK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say which cluster it is of", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics.keySet()) {
            consumer.partitionsFor(topic, ASK)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private void seek(KafkaConsumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, ASK);
        retention.apply(beginnings, this::projection);
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, Math.max(view.next(partition), beginnings.get(partition)));
        }
    }

    private void take(ConsumerRecords<String, byte[]> polled, KafkaConsumer<String, byte[]> consumer) {
        Map<TopicPartition, Span> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            // The position also moves where there is nothing to read, as behind compacted records.
            Span span = view.span(partition);
            long next = consumer.position(partition, ASK);
            if (span == null || span.next() < next) {
                moved.put(partition, new Span(span == null ? next : span.first(), next));
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        List<Refused> refused = new ArrayList<>();
        view.advance(moved, db -> {
            for (ConsumerRecord<String, byte[]> record : polled) {
                apply(db, record, refused);
            }
            // Before the offsets are stored: a refused record is on its dead-letter topic or is read again.
            refuse(refused);
        });
    }

    private record Refused(ConsumerRecord<String, byte[]> record, String detail) {}

    private void apply(Sql db, ConsumerRecord<String, byte[]> record, List<Refused> refused) throws SQLException {
        try {
            projection(record.topic()).apply(db, record);
        } catch (SerializationException e) {
            refused.add(new Refused(record, e.getMessage()));
        }
    }

    private Projection projection(String topic) {
        return projections.get(topics.get(topic));
    }

    private void refuse(List<Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        try (RecordProducer producer = clients.producer(name + "-dlq")) {
            for (Refused one : refused) {
                deadLetters.sendOnce(producer, topics.get(one.record().topic()), one.record(), one.detail());
            }
        }
    }

    private void backOff() {
        try {
            // Ends early when the worker is closed.
            if (!closing.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("trying again: worker={}", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
