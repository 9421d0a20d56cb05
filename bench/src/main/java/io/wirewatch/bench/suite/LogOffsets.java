package io.wirewatch.bench.suite;

import io.wirewatch.schemas.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records there are on a topic, and how many of them a consumer group is done with. */
public final class LogOffsets implements AutoCloseable {
    private final Admin admin;

    /**
     * @param broker it need not run yet: a question waits for it, up to a minute
     */
    public LogOffsets(String broker) {
        this.admin = Admin.create(Map.of(
                "bootstrap.servers",
                broker,
                "reconnect.backoff.max.ms",
                100,
                "default.api.timeout.ms",
                60_000,
                "metric.reporters",
                "",
                "enable.metrics.push",
                false));
    }

    /** Records that were ever written to a topic. */
    public long written(Topic<?> topic) throws InterruptedException {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The offset behind the last record of each partition. */
    public Map<TopicPartition, Long> ends(Topic<?> topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    admin.listOffsets(latest).all().get();
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell the ends of " + topic.name(), e);
        }
    }

    /** Records of a topic that a group has committed. */
    public long committed(String group, Topic<?> topic) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return committed.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic.name()) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell the offsets of " + group, e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
