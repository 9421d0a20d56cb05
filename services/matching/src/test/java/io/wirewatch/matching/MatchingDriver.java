package io.wirewatch.matching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.CoolDownState;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.MatchingState;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.matching.MatchingTopology.MatchingSerdes;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The topology in memory, without a broker; what goes to matches comes back as in the real one. */
final class MatchingDriver implements AutoCloseable {
    private static final String CHANGELOG =
            MatchingTopology.APPLICATION_ID + "-" + Stores.MATCHING.name() + "-changelog";
    private static final String COOL_DOWNS_CHANGELOG =
            MatchingTopology.APPLICATION_ID + "-" + Stores.COOL_DOWNS.name() + "-changelog";

    private final FakeRegistry registry = new FakeRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveSubscriptions subscriptions = new LiveSubscriptions(meters);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ReleaseMentions> mentions;
    private final TestInputTopic<String, MatchCandidates> candidates;
    private final TestOutputTopic<String, MatchCandidates> matches;
    private final TestOutputTopic<String, Alert> alerts;
    private final TestOutputTopic<String, MatchingState> changes;
    private final List<Write> changelog = new ArrayList<>();
    private final TestInputTopic<String, Alert> coolingIn;
    private final TestOutputTopic<String, Alert> cooling;
    private final TestOutputTopic<String, CoolDownState> coolDownChanges;
    private final List<KeyValue<String, CoolDownState>> coolDownChangelog = new ArrayList<>();

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
        changes = driver.createOutputTopic(
                CHANGELOG, new StringDeserializer(), new AvroSerde<>(Stores.MATCHING, registry));
        coolingIn = driver.createInputTopic(
                Topics.ALERTS_COOLING.name(), new StringSerializer(), new AvroSerde<>(Topics.ALERTS_COOLING, registry));
        cooling = driver.createOutputTopic(
                Topics.ALERTS_COOLING.name(),
                new StringDeserializer(),
                new AvroSerde<>(Topics.ALERTS_COOLING, registry));
        coolDownChanges = driver.createOutputTopic(
                COOL_DOWNS_CHANGELOG, new StringDeserializer(), new AvroSerde<>(Stores.COOL_DOWNS, registry));
    }

    /** A driver whose folder goes when it is closed. */
    static MatchingDriver inTemporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("matching");
            folder.toFile().deleteOnExit();
            return new MatchingDriver(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A write to the store.
     *
     * @param value null where the entry was removed
     */
    record Write(String key, MatchingState value) {}

    /** Every write to the store so far, in order. */
    List<Write> changelog() {
        changes.readKeyValuesToList().forEach(entry -> changelog.add(new Write(entry.key, entry.value)));
        return List.copyOf(changelog);
    }

    /** The store as writes left it, of a run before. */
    void restore(List<Write> writes) {
        writes.forEach(write -> store().put(write.key(), write.value()));
    }

    /** Every write of cool-downs so far, in order. */
    List<KeyValue<String, CoolDownState>> coolDownChangelog() {
        coolDownChangelog.addAll(coolDownChanges.readKeyValuesToList());
        return List.copyOf(coolDownChangelog);
    }

    /** Cool-downs as writes left them, of a run before. */
    void restoreCoolDowns(List<KeyValue<String, CoolDownState>> writes) {
        KeyValueStore<String, CoolDownState> store = driver.getKeyValueStore(Stores.COOL_DOWNS.name());
        writes.forEach(write -> store.put(write.key, write.value));
    }

    /** What took the detour since it was last asked. */
    List<Alert> cooling() {
        return cooling.readValuesToList();
    }

    /** An alert is read where cool-downs decide; the alerts that follow. */
    List<Alert> cools(Alert alert) {
        coolingIn.pipeInput(alert.getSubscription().getId(), alert, Fixtures.ARRIVAL);
        return alerts.readValuesToList();
    }

    Topology topology() {
        MatchingSerdes serdes = new MatchingSerdes(
                new AvroSerde<>(Topics.RELEASES_MENTIONS, registry),
                new AvroSerde<>(Topics.MATCHES, registry),
                new AvroSerde<>(Topics.ALERTS_COOLING, registry),
                new AvroSerde<>(Topics.ALERTS, registry),
                new AvroSerde<>(Stores.MATCHING, registry),
                new AvroSerde<>(Stores.COOL_DOWNS, registry));
        return new MatchingTopology(subscriptions, new MatchingMetrics(meters), serdes).build();
    }

    void subscribe(Subscription subscription) {
        subscriptions.change(subscription.getId(), LiveSubscriptions.prepare(subscription));
    }

    void unsubscribe(String id) {
        subscriptions.change(id, null);
    }

    double count(String meter) {
        return meters.get(meter).counter().count();
    }

    /** Of all series with this tag together. */
    double count(String meter, String tag, String value) {
        return meters.get(meter).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
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

    /** The next stretch of the store is looked through for what is over. */
    void sweeps() {
        driver.advanceWallClockTime(StoryAlertProcessor.EXPIRY_EVERY);
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
    List<KeyValue<String, MatchCandidates>> matches() {
        return matches.readKeyValuesToList();
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
