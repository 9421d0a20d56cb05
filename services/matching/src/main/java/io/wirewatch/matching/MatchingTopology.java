package io.wirewatch.matching;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.runtime.mapping.LiveCandidates;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The flow of matching: mentions → which subscriptions → matches → one alert a story → alerts. The two stages meet on a
 * topic of the catalogue, so that replays can hand their candidates to the second one too.
 */
final class MatchingTopology {
    /** Consumer group, and prefix of the changelog: part of the deployed contract. */
    static final String APPLICATION_ID = Stores.MATCHING.application();

    private static final String MENTIONS = "mentions";
    private static final String CO_MENTIONS = "co-mentions";
    private static final String MATCHES_OUT = "matches-out";
    private static final String MATCHES_IN = "matches-in";
    private static final String STORY_ALERTS = "story-alerts";
    private static final String ALERTS = "alerts";

    /** The key of a candidates' record is the partition that it is written to. */
    private static final StreamPartitioner<String, LiveCandidates> BY_KEY =
            (topic, key, value, partitions) -> Optional.of(Set.of(Integer.parseInt(key)));

    private final LiveSubscriptions subscriptions;
    private final MatchingMetrics metrics;
    private final MatchingSerdes serdes;

    MatchingTopology(LiveSubscriptions subscriptions, MatchingMetrics metrics, MatchingSerdes serdes) {
        this.subscriptions = subscriptions;
        this.metrics = metrics;
        this.serdes = serdes;
    }

    /** The serdes of what it reads, writes and remembers. */
    record MatchingSerdes(
            AvroSerde<ReleaseMentions> mentions,
            AvroSerde<MatchCandidates> matches,
            Serde<Alert> alerts,
            Serde<MatchingState> state) {}

    Topology build() {
        return addStoryAlerts(addCoMentions(new Topology()));
    }

    /** Stage one: from mentions to matches. What is only handed on is neither decoded nor encoded. */
    Topology addCoMentions(Topology topology) {
        return topology.addSource(MENTIONS, new StringDeserializer(), received(), Topics.RELEASES_MENTIONS.name())
                .addProcessor(CO_MENTIONS, () -> new CoMentionProcessor(subscriptions, metrics), MENTIONS)
                .addSink(MATCHES_OUT, Topics.MATCHES.name(), new StringSerializer(), found(), BY_KEY, CO_MENTIONS);
    }

    private Deserializer<ReceivedMentions> received() {
        return (topic, bytes) -> serdes.mentions().read(bytes, ReceivedMentions::read);
    }

    private Serializer<LiveCandidates> found() {
        return (topic, candidates) -> serdes.matches().write(candidates.size(), candidates::write);
    }

    /** Stage two: from matches to alerts. */
    private Topology addStoryAlerts(Topology topology) {
        return topology.addSource(
                        MATCHES_IN, new StringDeserializer(), serdes.matches().deserializer(), Topics.MATCHES.name())
                .addProcessor(
                        STORY_ALERTS,
                        () -> new StoryAlertProcessor(subscriptions, metrics, Stores.MATCHING.name()),
                        MATCHES_IN)
                .addStateStore(store(), STORY_ALERTS)
                .addSink(
                        ALERTS,
                        Topics.ALERTS.name(),
                        new StringSerializer(),
                        serdes.alerts().serializer(),
                        STORY_ALERTS);
    }

    private StoreBuilder<KeyValueStore<String, MatchingState>> store() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(Stores.MATCHING.name()),
                        Serdes.String(),
                        serdes.state())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
