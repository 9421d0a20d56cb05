package io.wirewatch.replay;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What coming and going of partitions means for the jobs on them. */
final class ReplayAssignment implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;
    private final ReplayDesk desk;
    private final Runnable ready;

    ReplayAssignment(KafkaConsumer<String, byte[]> consumer, ReplayDesk desk, Runnable ready) {
        this.consumer = consumer;
        this.desk = desk;
        this.ready = ready;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        ready.run();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        desk.drop(partitions.stream().map(TopicPartition::partition).toList());
    }
}
