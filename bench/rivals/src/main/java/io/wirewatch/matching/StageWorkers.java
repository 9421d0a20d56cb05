package io.wirewatch.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.Subscription;
import io.wirewatch.matching.MatchingTopology.MatchingSerdes;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.runtime.kafka.TopicReader;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import org.apache.kafka.streams.Topology;

/**
 * Matching as the service wires it, whole or its first stage alone, under application ids of one's own: so that the two
 * can be measured apart. In this package because its parts are nobody else's business.
 */
public final class StageWorkers implements AutoCloseable {
    private final KafkaClients clients;
    private final MeterRegistry meters;
    private final LiveSubscriptions live;
    private final TopicReader<Subscription, LiveSubscriptions.Prepared> subscriptions;
    private final MatchingTopology topology;

    public StageWorkers(ServiceContext context) {
        this.clients = context.bean(KafkaClients.class);
        this.meters = context.bean(MeterRegistry.class);
        this.live = new LiveSubscriptions(meters);
        this.subscriptions = new TopicReader<>(
                clients,
                context.bean(DeadLetters.class),
                Topics.SUBSCRIPTIONS,
                "bench-subscriptions",
                LiveSubscriptions::prepare,
                (id, prepared, _) -> live.change(id, prepared));
        this.topology = new MatchingTopology(
                live,
                new MatchingMetrics(meters),
                new MatchingSerdes(
                        clients.serde(Topics.RELEASES_MENTIONS),
                        clients.serde(Topics.MATCHES),
                        clients.serde(Topics.ALERTS_COOLING),
                        clients.serde(Topics.ALERTS),
                        new AvroSerde<>(Stores.MATCHING, clients.registry()),
                        new AvroSerde<>(Stores.COOL_DOWNS, clients.registry())));
    }

    /** Mentions to matches. */
    public StreamsWorker coMentions(String application) {
        return worker(application, topology.addCoMentions(new Topology()));
    }

    /** Mentions to alerts. */
    public StreamsWorker whole(String application) {
        return worker(application, topology.build());
    }

    private StreamsWorker worker(String application, Topology of) {
        return new StreamsWorker(clients, meters, application, of, Topics.RELEASES_MENTIONS, subscriptions::catchUp);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
