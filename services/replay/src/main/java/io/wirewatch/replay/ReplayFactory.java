package io.wirewatch.replay;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.CleanerConfig;
import io.wirewatch.runtime.EntitiesConfig;
import io.wirewatch.runtime.EntityModel;
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
    @Bean(preDestroy = "close")
    TopicTable<Replay> jobs(KafkaClients clients, DeadLetters deadLetters) {
        return new TopicTable<>(clients, deadLetters, Topics.REPLAYS, "replay-jobs");
    }

    @Singleton
    @Bean(preDestroy = "close")
    TopicTable<Source> sources(KafkaClients clients, DeadLetters deadLetters) {
        return new TopicTable<>(clients, deadLetters, Topics.SOURCES, "replay-sources");
    }

    @Singleton
    @Bean(preDestroy = "close")
    LiveActors actors(KafkaClients clients, DeadLetters deadLetters) {
        return new LiveActors(new TopicTable<Actor>(clients, deadLetters, Topics.ACTORS, "replay-actors"));
    }

    @Singleton
    @Bean(preDestroy = "close")
    EntityModel entities(EntitiesConfig config) {
        return new EntityModel(config);
    }

    @Singleton
    ReplayWorker replays(
            KafkaClients clients,
            TopicTable<Subscription> subscriptions,
            TopicTable<Replay> jobs,
            LiveActors actors,
            TopicTable<Source> sources,
            EntityModel entities,
            CleanerConfig cleaner,
            ReplayConfig config,
            Clock clock) {
        Reprocesses reprocesses = new Reprocesses(clients, actors, sources, entities, cleaner, config, clock);
        ReplayPasses passes =
                new ReplayPasses(clients, subscriptions, jobs, actors, entities, reprocesses, config, clock);
        return new ReplayWorker(clients, passes, config, clock);
    }
}
