package io.wirewatch.replay;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wiring of replay. */
@Factory
final class ReplayFactory {

    @Singleton
    @Bean(preDestroy = "close")
    TopicTable<Subscription> subscriptions(KafkaClients clients, DeadLetters deadLetters) {
        return new TopicTable<>(clients, deadLetters, Topics.SUBSCRIPTIONS, "replay-subscriptions");
    }

    @Singleton
    ReplayWorker replays(
            KafkaClients clients, TopicTable<Subscription> subscriptions, ReplayConfig config, Clock clock) {
        return new ReplayWorker(clients, new BackfillFactory(clients, subscriptions, config, clock), config, clock);
    }
}
