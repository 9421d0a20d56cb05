package io.wirewatch.cleaning;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.PageHistory;
import io.wirewatch.core.story.KnownText;
import io.wirewatch.embedded.EmbeddedRegistry;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.SchemaRegistry;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.streams.test.TestRecord;

/** The topology without a broker: records in, records out, and a crash after which the input is read from the beginning. */
final class CleaningDriver implements AutoCloseable {
    static final Instant ARRIVAL = Instant.parse("2026-11-24T10:00:00Z");

    private static final CleaningConfig CONFIG = new CleaningConfig(Duration.ofDays(7), 1000);

    private final EmbeddedRegistry server;
    private final AvroSerde<RawRelease> raw;
    private final AvroSerde<CleanRelease> clean;
    private final Path state;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private int crashes;
    private TopologyTestDriver driver;
    private TestInputTopic<String, RawRelease> input;
    private TestOutputTopic<String, CleanRelease> output;

    CleaningDriver(Path state) throws IOException {
        this.state = state;
        this.server = EmbeddedRegistry.inMemory();
        SchemaRegistry registry = new HttpSchemaRegistry(server.url());
        registry.register(Topics.RELEASES_RAW.subject(), Topics.RELEASES_RAW.schema());
        registry.register(Topics.RELEASES_CLEAN.subject(), Topics.RELEASES_CLEAN.schema());
        this.raw = new AvroSerde<>(Topics.RELEASES_RAW, registry);
        this.clean = new AvroSerde<>(Topics.RELEASES_CLEAN, registry);
        start();
    }

    Topology topology() {
        return new CleaningTopology(new Cleaner(), CONFIG, raw, clean, new CleaningMetrics(meters)).build();
    }

    CleanPageSerde pageSerde() {
        return new CleanPageSerde(clean);
    }

    private void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "cleaning-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG, state.resolve("run-" + crashes).toString());
        driver = new TopologyTestDriver(topology(), settings, ARRIVAL);
        input = driver.createInputTopic(Topics.RELEASES_RAW.name(), new StringSerializer(), raw.serializer());
        output = driver.createOutputTopic(Topics.RELEASES_CLEAN.name(), new StringDeserializer(), clean.deserializer());
    }

    /** Keeps what is in the stores, as their changelogs do, and forgets how far the input was read. */
    void crashAndReadAgainFromTheBeginning() {
        Map<String, PageHistory> histories = content(VersionProcessor.HISTORY);
        Map<String, String> byRelease = content(StoryProcessor.BY_RELEASE);
        Map<String, KnownText> texts = content(StoryProcessor.TEXTS);
        Map<String, String> names = content(NoticeProcessor.NAMES);
        driver.close();
        crashes++;
        start();
        store(VersionProcessor.HISTORY, histories);
        store(StoryProcessor.BY_RELEASE, byRelease);
        store(StoryProcessor.TEXTS, texts);
        store(NoticeProcessor.NAMES, names);
    }

    private <V> Map<String, V> content(String name) {
        Map<String, V> content = new LinkedHashMap<>();
        KeyValueStore<String, V> store = driver.getKeyValueStore(name);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> content.put(entry.key, entry.value));
        }
        return content;
    }

    private <V> void store(String name, Map<String, V> content) {
        KeyValueStore<String, V> store = driver.getKeyValueStore(name);
        content.forEach(store::put);
    }

    List<CleanRelease> push(RawRelease release) {
        input.pipeInput(release.getId(), release, ARRIVAL);
        return output.readValuesToList();
    }

    List<TestRecord<String, CleanRelease>> pushForRecords(RawRelease release, Instant timestamp) {
        input.pipeInput(release.getId(), release, timestamp);
        return output.readRecordsToList();
    }

    void pushUnder(String key, RawRelease release) {
        input.pipeInput(new KeyValue<>(key, release).key, release, ARRIVAL);
    }

    /** How many selectors of a source found nothing. */
    double selectorsMissed(String source) {
        return meters.counter(CleaningMetrics.SELECTORS_MISSED, "source", source)
                .count();
    }

    static RawRelease raw(String id, String title, String text) {
        return RawRelease.newBuilder()
                .setId(id)
                .setTitle(title)
                .setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .setReceivedAt(ARRIVAL)
                .build();
    }

    @Override
    public void close() {
        driver.close();
        server.close();
    }
}
