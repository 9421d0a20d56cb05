package io.wirewatch.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Subscription;
import io.wirewatch.matching.MatchingTopology.MatchingSerdes;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.runtime.kafka.TopicReader;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import jakarta.inject.Singleton;

/** Wiring of matching. */
@Factory
final class MatchingFactory {

    @Singleton
    LiveSubscriptions liveSubscriptions(MeterRegistry meters) {
        return new LiveSubscriptions(meters);
    }

    @Singleton
    @Bean(preDestroy = "close")
    TopicReader<Subscription, LiveSubscriptions.Prepared> subscriptions(
            KafkaClients clients, DeadLetters deadLetters, LiveSubscriptions live) {
        return new TopicReader<>(
                clients,
                deadLetters,
                Topics.SUBSCRIPTIONS,
                "matching-subscriptions",
                LiveSubscriptions::prepare,
                (id, prepared, _) -> live.change(id, prepared));
    }

    @Singleton
    StreamsWorker matching(
            KafkaClients clients,
            MeterRegistry meters,
            LiveSubscriptions live,
            TopicReader<Subscription, LiveSubscriptions.Prepared> subscriptions) {
        MatchingSerdes serdes = new MatchingSerdes(
                clients.serde(Topics.RELEASES_MENTIONS),
                clients.serde(Topics.MATCHES),
                clients.serde(Topics.ALERTS_COOLING),
                clients.serde(Topics.ALERTS),
                new AvroSerde<>(Stores.MATCHING, clients.registry()),
                new AvroSerde<>(Stores.COOL_DOWNS, clients.registry()));
        MatchingTopology topology = new MatchingTopology(live, new MatchingMetrics(meters), serdes);
        // The reader barrier: no release is matched with subscriptions older than itself.
        return new StreamsWorker(
                clients,
                meters,
                MatchingTopology.APPLICATION_ID,
                topology.build(),
                Topics.RELEASES_MENTIONS,
                subscriptions::catchUp);
    }
}
