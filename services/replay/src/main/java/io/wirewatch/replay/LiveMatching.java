package io.wirewatch.replay;

import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Stores;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far matching has come with the releases that come in. A backfill keeps behind it: a release that both see is then
 * raised by the live path, as live, and the backfill's candidate finds it raised.
 */
final class LiveMatching implements AutoCloseable {
    private final Admin admin;
    private boolean past;

    LiveMatching(KafkaClients clients) {
        this.admin = clients.admin();
    }

    /** Whether matching has handled everything before these offsets. */
    boolean isPast(Map<TopicPartition, Long> ends) {
        if (!past) {
            Map<TopicPartition, OffsetAndMetadata> committed = committed();
            past = ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata offset = committed.get(end.getKey());
                return offset != null && offset.offset() >= end.getValue();
            });
        }
        return past;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return admin.listConsumerGroupOffsets(Stores.MATCHING.application())
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot ask how far matching has come", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
