package io.wirewatch.matching;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.CoolDownState;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.runtime.mapping.ReceivedCandidates;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Store;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
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
 * The flow of matching: mentions → which subscriptions → matches → one alert a story → alerts. The first two stages meet on
 * a topic of the catalogue, so that replays can hand their candidates to the second one too. Alerts of subscriptions with a
 * cool-down make a detour: → cooling → whether it is sent → alerts.
 */
final class MatchingTopology {
    /** Consumer group, and prefix of the changelog: part of the deployed contract. */
    static final String APPLICATION_ID = Stores.MATCHING.application();

    private static final String MENTIONS = "mentions";
    private static final String CO_MENTIONS = "co-mentions";
    private static final String MATCHES_OUT = "matches-out";
    private static final String MATCHES_IN = "matches-in";
    private static final String STORY_ALERTS = "story-alerts";
    static final String ALERTS = "alerts";
    static final String COOLING_OUT = "cooling-out";
    private static final String COOLING_IN = "cooling-in";
    private static final String COOL_DOWNS = "cool-downs";
    private static final String COOLED_ALERTS = "cooled-alerts";

    /** The key of a candidates' record is the partition that it is written to. */
    private static final StreamPartitioner<String, ReceivedCandidates> BY_KEY =
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
            Serde<Alert> cooling,
            Serde<Alert> alerts,
            Serde<MatchingState> state,
            Serde<CoolDownState> coolDowns) {}

    Topology build() {
        return addCoolDowns(addStoryAlerts(addCoMentions(new Topology())));
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

    private Serializer<ReceivedCandidates> found() {
        return (topic, candidates) -> serdes.matches().write(candidates.size(), candidates::write);
    }

    /** Stage two: from matches to alerts, or to where cool-downs decide. */
    private Topology addStoryAlerts(Topology topology) {
        return topology.addSource(
                        MATCHES_IN, new StringDeserializer(), serdes.matches().deserializer(), Topics.MATCHES.name())
                .addProcessor(
                        STORY_ALERTS,
                        () -> new StoryAlertProcessor(subscriptions, metrics, Stores.MATCHING.name()),
                        MATCHES_IN)
                .addStateStore(store(Stores.MATCHING, serdes.state()), STORY_ALERTS)
                .addSink(
                        ALERTS,
                        Topics.ALERTS.name(),
                        new StringSerializer(),
                        serdes.alerts().serializer(),
                        STORY_ALERTS)
                .addSink(
                        COOLING_OUT,
                        Topics.ALERTS_COOLING.name(),
                        new StringSerializer(),
                        serdes.cooling().serializer(),
                        STORY_ALERTS);
    }

    /** Stage three: from where cool-downs decide to alerts. */
    private Topology addCoolDowns(Topology topology) {
        return topology.addSource(
                        COOLING_IN,
                        new StringDeserializer(),
                        serdes.cooling().deserializer(),
                        Topics.ALERTS_COOLING.name())
                .addProcessor(COOL_DOWNS, () -> new CoolDownProcessor(metrics, Stores.COOL_DOWNS.name()), COOLING_IN)
                .addStateStore(store(Stores.COOL_DOWNS, serdes.coolDowns()), COOL_DOWNS)
                .addSink(
                        COOLED_ALERTS,
                        Topics.ALERTS.name(),
                        new StringSerializer(),
                        serdes.alerts().serializer(),
                        COOL_DOWNS);
    }

    private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> store(
            Store<V> store, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(store.name()),
                        Serdes.String(),
                        values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
