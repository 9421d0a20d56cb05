package io.wirewatch.cleaning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.runtime.CleanerConfig;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.schemas.Groups;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;

/** Wiring. */
@Factory
final class CleaningFactory {
    @Singleton
    CleaningTopology topology(
            CleanerConfig cleaner, CleaningConfig config, KafkaClients clients, MeterRegistry meters) {
        return new CleaningTopology(
                cleaner.cleaner(),
                config,
                clients.serde(Topics.RELEASES_RAW),
                clients.serde(Topics.RELEASES_CLEAN),
                new CleaningMetrics(meters));
    }

    @Singleton
    StreamsWorker worker(KafkaClients clients, MeterRegistry meters, CleaningTopology topology) {
        Runnable noBarrier = () -> {};
        return new StreamsWorker(clients, meters, Groups.CLEANING, topology.build(), Topics.RELEASES_RAW, noBarrier);
    }
}
