package io.wirewatch.alerting;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.alerting.channel.AttemptSender;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.Worker;
import io.wirewatch.runtime.kafka.BatchWorker;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.InputRecord;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.Outbox;
import io.wirewatch.runtime.kafka.RecordHandler;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries out delivery commands. Whoever has a partition of the commands is the only writer of the same partition of
 * {@code wirewatch.deliveries}: it reads it to its end before it takes a command, and hands it over drained.
 */
final class DeliveryWorker implements Worker {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final DeliveryTopic topic;
    private final Endpoints endpoints;
    private final Handlings handlings;
    private final AttemptSender sender;
    private final AlertingConfig config;
    private final AlertingMetrics metrics;
    private final Clock clock;
    private final Map<Integer, PartitionDeliveries> partitions = new ConcurrentHashMap<>();
    private final BatchWorker<DeliveryCommand> commands;

    DeliveryWorker(
            KafkaClients clients,
            DeadLetters deadLetters,
            MeterRegistry meters,
            Endpoints endpoints,
            Handlings handlings,
            AttemptSender sender,
            AlertingConfig config,
            Clock clock) {
        this.topic = new DeliveryTopic(clients, deadLetters);
        this.endpoints = endpoints;
        this.handlings = handlings;
        this.sender = sender;
        this.config = config;
        this.metrics = new AlertingMetrics(meters);
        this.clock = clock;
        this.commands = new BatchWorker<>(
                clients,
                deadLetters,
                meters,
                AlertingFactory.DELIVERIES,
                Topics.DELIVERY_COMMANDS,
                new CommandHandler());
    }

    @Override
    public String name() {
        return commands.name();
    }

    @Override
    public void start() {
        commands.start();
    }

    @Override
    public Condition condition() {
        if (!commands.condition().isReady()) {
            return commands.condition();
        }
        return partitions.values().stream()
                .map(PartitionDeliveries::failure)
                .filter(failure -> !failure.isEmpty())
                .findFirst()
                .map(Condition::down)
                .orElse(Condition.READY);
    }

    @Override
    public void close() {
        commands.close();
        topic.close();
        metrics.close();
    }

    private final class CommandHandler implements RecordHandler<DeliveryCommand> {
        @Override
        public void assigned(Collection<Integer> numbers) {
            topic.checkPartitions();
            endpoints.refresh();
            handlings.refresh();
            Map<Integer, PartitionDeliveries> fresh = new HashMap<>();
            numbers.forEach(number -> fresh.put(number, open(number)));
            topic.load(fresh);
            partitions.putAll(fresh);
            fresh.values().forEach(PartitionDeliveries::start);
        }

        private PartitionDeliveries open(int number) {
            return new PartitionDeliveries(
                    number, topic.log(number), endpoints, handlings, sender, config, metrics, clock);
        }

        @Override
        public void revoked(Collection<Integer> numbers, boolean lost) {
            // In parallel, so that the slowest attempt bounds the time and not their sum.
            numbers.parallelStream().forEach(number -> {
                PartitionDeliveries gone = partitions.remove(number);
                if (gone != null) {
                    gone.close(lost, DRAIN);
                }
            });
        }

        /** A wish is carried out on an endpoint, and on mutes, that are at least as young. */
        @Override
        public void batch(List<InputRecord<DeliveryCommand>> records) {
            endpoints.refresh();
            handlings.refresh();
        }

        @Override
        public void handle(InputRecord<DeliveryCommand> record, Outbox outbox) {
            DeliveryCommand command = record.value();
            if (command == null || !command.getEndpoint().equals(record.key())) {
                throw new RefusedRecordException("misplaced", "a delivery command has its endpoint's id as key");
            }
            outbox.add(partitions.get(record.partition()).accept(command, record.offset()));
        }
    }
}
