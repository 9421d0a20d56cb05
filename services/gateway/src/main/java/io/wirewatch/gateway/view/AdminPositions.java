package io.wirewatch.gateway.view;

import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** {@link LogPositions} asked of the broker. Made on first use, since the broker may be away when the gateway starts. */
final class AdminPositions implements LogPositions, AutoCloseable {
    private static final Duration ASK = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final String group;
    private Admin admin;

    AdminPositions(KafkaClients clients, String group) {
        this.clients = clients;
        this.group = group;
    }

    @Override
    public Map<TopicPartition, Long> committed() {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    @Override
    public Map<TopicPartition, Long> ends(Topic<?> topic) {
        Map<TopicPartition, Long> beginnings = offsets(topic, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = new HashMap<>(offsets(topic, OffsetSpec.latest()));
        // Where retention took everything there is nothing to wait for, even if nobody ever committed.
        ends.entrySet().removeIf(end -> end.getValue() <= beginnings.getOrDefault(end.getKey(), 0L));
        return ends;
    }

    private Map<TopicPartition, Long> offsets(Topic<?> topic, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int i = 0; i < topic.partitions(); i++) {
            wanted.put(new TopicPartition(topic.name(), i), which);
        }
        Map<TopicPartition, ListOffsetsResultInfo> found =
                get(admin().listOffsets(wanted).all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(ASK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far matching is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
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
