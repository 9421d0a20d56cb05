package io.wirewatch.gateway.view;

import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Read your own writes: waits until the view shows what is on the log. */
public final class Barrier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Barrier.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ASK = Duration.ofSeconds(2);

    private final View view;
    private final KafkaClients clients;
    private Admin admin;

    Barrier(View view, KafkaClients clients) {
        this.view = view;
        this.clients = clients;
    }

    /**
     * Waits until the view shows all that is on a topic now. With the broker away it returns at once: nothing new can be
     * on the topic then, and reading on is better than refusing.
     *
     * @return whether the view shows all of it
     */
    public boolean catchUp(Topic<?> topic) {
        try {
            Optional<Map<TopicPartition, Long>> ends = ends(topic);
            return ends.isPresent() && await(ends.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until the view shows a record; a view that is slower than 10 s is left behind. */
    public void awaitRecord(RecordMetadata written) {
        try {
            await(Map.of(new TopicPartition(written.topic(), written.partition()), written.offset() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean await(Map<TopicPartition, Long> offsets) throws InterruptedException {
        boolean there = view.await(offsets, TIMEOUT);
        if (!there) {
            LOG.warn("the view is more than {} behind: {}", TIMEOUT, offsets.keySet());
        }
        return there;
    }

    /** The ends of a topic's partitions now; empty if the broker does not answer. */
    public Optional<Map<TopicPartition, Long>> ends(Topic<?> topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin().listOffsets(latest)
                    .all()
                    .get(ASK.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, info) -> ends.put(partition, info.offset()));
            return Optional.of(ends);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the broker does not answer, reading without it: topic={}", topic.name(), e);
            return Optional.empty();
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = clients.admin();
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(ASK);
        }
    }
}
