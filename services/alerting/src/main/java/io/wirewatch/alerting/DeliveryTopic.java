package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The topic of deliveries: key delivery id, partition of the endpoint id, so that an endpoint's deliveries are where its
 * commands are. Its Kafka timestamps are times of change, since retention counts from them.
 */
final class DeliveryTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A record of any size comes whole, whatever this says. */
    private static final int FETCH_BYTES = 256 * 1024;

    /** As far ahead as this, reading on costs less than fetching anew. */
    private static final int READ_ON = 1000;

    private static final Map<String, Object> ONE_AT_A_TIME = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);

    private final Map<Integer, PlaceReader> readers = new ConcurrentHashMap<>();
    private final KafkaClients clients;
    private final DeadLetters deadLetters;
    private final RecordProducer producer;
    private final AvroSerde<Delivery> serde;

    DeliveryTopic(KafkaClients clients, DeadLetters deadLetters) {
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.producer = clients.producer("deliveries");
        this.serde = clients.serde(Topics.DELIVERIES);
    }

    /** Refuses to go on where an endpoint's commands and deliveries would be in different partitions. */
    void checkPartitions() {
        int deliveries = producer.partitions(Topics.DELIVERIES);
        int commands = producer.partitions(Topics.DELIVERY_COMMANDS);
        if (deliveries != commands) {
            throw new IllegalStateException(Topics.DELIVERIES.name() + " has " + deliveries + " partitions and "
                    + Topics.DELIVERY_COMMANDS.name() + " has " + commands + ": they must have as many");
        }
    }

    /** Hands every record of these partitions to their deliveries, in order. */
    void load(Map<Integer, PartitionDeliveries> deliveries) {
        List<TopicPartition> partitions =
                deliveries.keySet().stream().map(DeliveryTopic::partition).toList();
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer("deliveries-reader", null, Map.of())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> load(deliveries.get(record.partition()), record));
            }
        }
    }

    private void load(PartitionDeliveries deliveries, ConsumerRecord<String, byte[]> record) {
        try {
            if (record.key() == null) {
                throw new SerializationException("a delivery needs a key");
            }
            deliveries.load(record.key(), serde.read(record.value()), record.offset());
        } catch (SerializationException e) {
            deadLetters.sendOnce(producer, Topics.DELIVERIES, record, e.getMessage());
        }
    }

    /** The log of one partition. */
    DeliveryLog log(int partition) {
        return new DeliveryLog() {
            @Override
            public CompletableFuture<Long> write(Delivery delivery) {
                return DeliveryTopic.this.write(partition, delivery);
            }

            @Override
            public Delivery read(String id, long offset) {
                return readers.computeIfAbsent(partition, number -> new PlaceReader(partition(number)))
                        .read(id, offset);
            }
        };
    }

    private CompletableFuture<Long> write(int partition, Delivery delivery) {
        try {
            return producer.send(Topics.DELIVERIES, partition, delivery.getId(), delivery, delivery.getUpdatedAt())
                    .thenApply(RecordMetadata::offset);
        } catch (RuntimeException e) {
            // The registry or the broker is away; to the writer that is the same as a record that did not arrive.
            return CompletableFuture.failedFuture(e);
        }
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.DELIVERIES.name(), number);
    }

    /**
     * Reads records of a partition where they stand. It is kept, since a resend of all that failed reads thousands, one
     * after the other and mostly in order; what was fetched with one serves the next.
     */
    private final class PlaceReader {
        private final TopicPartition partition;
        private KafkaConsumer<String, byte[]> consumer;

        PlaceReader(TopicPartition partition) {
            this.partition = partition;
        }

        synchronized Delivery read(String id, long offset) {
            if (consumer == null) {
                consumer = clients.consumer("deliveries-reader", null, ONE_AT_A_TIME);
                consumer.assign(List.of(partition));
                consumer.seek(partition, offset);
            } else if (offset < consumer.position(partition) || offset > consumer.position(partition) + READ_ON) {
                consumer.seek(partition, offset);
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) <= offset) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() == offset && id.equals(record.key())) {
                        return serde.read(record.value());
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("cannot read " + partition + " at " + offset);
                }
            }
            return null;
        }

        synchronized void close() {
            if (consumer != null) {
                consumer.close();
                consumer = null;
            }
        }
    }

    @Override
    public void close() {
        readers.values().forEach(PlaceReader::close);
        producer.close();
    }
}
