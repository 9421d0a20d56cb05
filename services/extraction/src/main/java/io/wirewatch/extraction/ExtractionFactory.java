package io.wirewatch.extraction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Actor;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.runtime.EntitiesConfig;
import io.wirewatch.runtime.kafka.BatchWorker;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.schemas.Groups;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Wiring of extraction. */
@Factory
final class ExtractionFactory {
    @Singleton
    @Bean(preDestroy = "close")
    TopicTable<Actor> actors(KafkaClients clients, DeadLetters deadLetters) {
        return new TopicTable<>(clients, deadLetters, Topics.ACTORS, "actors");
    }

    /** A model that cannot be read ends the start: an installation that is silent about people would look like a quiet day. */
    @Singleton
    @Bean(preDestroy = "close")
    EntityRecogniser entities(EntitiesConfig config) throws IOException {
        return config.load();
    }

    @Singleton
    BatchWorker<CleanRelease> worker(
            KafkaClients clients,
            DeadLetters deadLetters,
            MeterRegistry meters,
            TopicTable<Actor> actors,
            EntityRecogniser entities) {
        ExtractionListener listener = new ExtractionListener(new LiveCatalogue(actors, entities));
        return new BatchWorker<>(clients, deadLetters, meters, Groups.EXTRACTION, Topics.RELEASES_CLEAN, listener);
    }
}
