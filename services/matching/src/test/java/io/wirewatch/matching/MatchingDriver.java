package io.wirewatch.matching;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.matching.MatchingTopology.MatchingSerdes;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The topology in memory, without a broker; what goes to matches comes back as in the real one. */
final class MatchingDriver implements AutoCloseable {
    private final FakeRegistry registry = new FakeRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveSubscriptions subscriptions = new LiveSubscriptions(meters);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ReleaseMentions> mentions;
    private final TestInputTopic<String, MatchCandidates> candidates;
    private final TestOutputTopic<String, MatchCandidates> matches;
    private final TestOutputTopic<String, Alert> alerts;

    MatchingDriver(Path folder) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, MatchingTopology.APPLICATION_ID);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology(), settings);
        mentions = driver.createInputTopic(
                Topics.RELEASES_MENTIONS.name(),
                new StringSerializer(),
                new AvroSerde<>(Topics.RELEASES_MENTIONS, registry));
        candidates = driver.createInputTopic(
                Topics.MATCHES.name(), new StringSerializer(), new AvroSerde<>(Topics.MATCHES, registry));
        matches = driver.createOutputTopic(
                Topics.MATCHES.name(), new StringDeserializer(), new AvroSerde<>(Topics.MATCHES, registry));
        alerts = driver.createOutputTopic(
                Topics.ALERTS.name(), new StringDeserializer(), new AvroSerde<>(Topics.ALERTS, registry));
    }

    Topology topology() {
        MatchingSerdes serdes = new MatchingSerdes(
                new AvroSerde<>(Topics.RELEASES_MENTIONS, registry),
                new AvroSerde<>(Topics.MATCHES, registry),
                new AvroSerde<>(Topics.ALERTS, registry),
                new AvroSerde<>(Stores.MATCHING, registry));
        return new MatchingTopology(subscriptions, new MatchingMetrics(meters), serdes).build();
    }

    void subscribe(Subscription subscription) {
        subscriptions.change(subscription.getId(), subscription);
    }

    void unsubscribe(String id) {
        subscriptions.change(id, null);
    }

    double count(String meter) {
        return meters.get(meter).counter().count();
    }

    double gauge(String meter) {
        return meters.get(meter).gauge().value();
    }

    /**
     * A release comes in; the alerts that follow. All partitions are one here, so that the record of one partition is met
     * with the state of another, and what was given for that is given again: the same, and once is enough.
     */
    List<Alert> arrives(ReleaseMentions release) {
        return arrives(release, Fixtures.ARRIVAL);
    }

    /** As {@link #arrives(ReleaseMentions)}, at another time. */
    List<Alert> arrives(ReleaseMentions release, Instant at) {
        mentions.pipeInput(release.getHead().getId(), release, at);
        return alerts.readValuesToList().stream().distinct().toList();
    }

    /** Time passes on the wall. */
    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Candidates come in from elsewhere; the alerts that follow. */
    List<Alert> handed(MatchCandidates record) {
        return handed(record, Fixtures.ARRIVAL);
    }

    /** As {@link #handed(MatchCandidates)}, at another time. */
    List<Alert> handed(MatchCandidates record, Instant at) {
        candidates.pipeInput("0", record, at);
        return alerts.readValuesToList();
    }

    /** What was written to matches since it was last asked. */
    List<MatchCandidates> matches() {
        return matches.readValuesToList();
    }

    TestOutputTopic<String, Alert> alerts() {
        return alerts;
    }

    TestInputTopic<String, ReleaseMentions> mentions() {
        return mentions;
    }

    KeyValueStore<String, MatchingState> store() {
        return driver.getKeyValueStore(Stores.MATCHING.name());
    }

    @Override
    public void close() {
        driver.close();
    }
}
