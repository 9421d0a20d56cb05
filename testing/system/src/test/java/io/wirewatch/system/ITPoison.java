package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.cli.WirewatchApplication;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.schemas.HttpSchemaRegistry;
import io.wirewatch.schemas.RegistryException;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.DeadLetter;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.SuiteProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** What cannot be read goes to the dead letters with its reason, and what stands beside it goes on; once it can be read it is redriven. */
class ITPoison {
    private static final List<String> HEADERS =
            List.of("service", "reason", "detail", "topic", "partition", "offset", "timestamp");

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    /** Bytes that are no record: no wire format, a schema nobody registered, a value cut short. */
    private static final Map<String, byte[]> POISON = Map.of(
            "poison-text", "not a record".getBytes(StandardCharsets.UTF_8),
            "poison-schema",
                    ByteBuffer.allocate(9).put((byte) 0).putInt(1_000_000).array(),
            "poison-cut", ByteBuffer.allocate(5).put((byte) 0).putInt(1).array());

    private static WebhookReceiver receiver;
    private static SuiteProcess suite;
    private static LogClient log;
    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        receiver = WebhookReceiver.start();
        suite = SuiteProcess.start(FOLDER.path());
        log = new LogClient(suite.broker(), suite.registry());
        steps = new Steps(suite.rest());
    }

    @AfterAll
    static void stop() {
        log.close();
        suite.close();
        receiver.close();
    }

    @Test
    void poisonOnEveryTopicIsDeadLetteredAndItsNeighboursGoOn() {
        assertMainJob("before");

        for (Topic<?> topic : Topics.ALL) {
            POISON.forEach((key, value) -> log.produceBytes(topic, key, value));
        }

        assertMainJob("after");
        Topics.ALL.forEach(topic -> assertDeadLettered(log, topic));
        assertThat(suite.rest().get("/health").expect(200).json().path("status").asText())
                .isEqualTo("UP");
    }

    /** A newer version of another program writes releases with its schema, which the registry does not know yet. */
    @Test
    void whatAMendedRegistryCanReadIsRedrivenAndBecomesAnAlert() throws IOException {
        String subscription = steps.subscribe("mended", "Malta AND Cyprus", steps.webhook(receiver.url("/mended")));
        HttpSchemaRegistry registry = new HttpSchemaRegistry(suite.registry());
        int schemaId = nextId(registry);
        String release = Ids.release("main", "other program", "id", "1");
        log.produceBytes(Topics.RELEASES_RAW, release, newer(schemaId, release));

        JsonNode letter = letter("/dead-letters?topic=releases.raw&service=cleaning&reason=undecodable", release);
        String id = letter.path("id").asText();
        assertThat(wirewatch(0, "dlq", "--topic", "releases.raw")).contains(id, "undecodable", release);
        assertThat(wirewatch(0, "dlq", "show", id))
                .contains("does not know the schema " + schemaId, "wirewatch.dlq.service: cleaning");

        assertThat(registry.register(Topics.RELEASES_RAW.subject(), newerSchema()))
                .isEqualTo(schemaId);
        assertThat(wirewatch(0, "dlq", "show", id)).contains("Malta and Cyprus");
        assertThat(wirewatch(0, "dlq", "redrive", id)).contains("1 redriven");

        assertThat(suite.rest().awaitMatched(release).path("alerts")).hasSize(1);
        assertThat(steps.alerts(subscription)).hasSize(1);
        receiver.await("/mended", 1);
        assertThat(letter("/dead-letters?topic=releases.raw&status=redriven", release)
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(wirewatch(1, "dlq", "redrive", id)).contains("1 not");
        assertThat(steps.alerts(subscription)).hasSize(1);
    }

    private static int nextId(HttpSchemaRegistry registry) {
        for (int id = 1; ; id++) {
            try {
                registry.byId(id);
            } catch (RegistryException e) {
                return id;
            }
        }
    }

    /** Today's, with one field more at its end. */
    private static Schema newerSchema() {
        Schema today = Topics.RELEASES_RAW.schema();
        List<Schema.Field> fields = new ArrayList<>();
        today.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("desk", Schema.create(Schema.Type.STRING), "Which desk wrote it.", ""));
        return Schema.createRecord(today.getName(), today.getDoc(), today.getNamespace(), false, fields);
    }

    private static byte[] newer(int schemaId, String release) throws IOException {
        RawRelease today = RawRelease.newBuilder()
                .setId(release)
                .setSource("other program")
                .setIdentity("1")
                .setContentType("text/plain")
                .setCharset("utf-8")
                .setBody(
                        ByteBuffer.wrap("Malta and Cyprus opened a ferry line today.".getBytes(StandardCharsets.UTF_8)))
                .setReceivedAt(Instant.now())
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(RawRelease.class).write(today, encoder);
        encoder.writeString("foreign");
        encoder.flush();
        return out.toByteArray();
    }

    private static JsonNode letter(String path, String key) {
        JsonNode list = suite.rest().await(path, page -> found(page, key) != null, Duration.ofSeconds(30));
        return found(list, key);
    }

    private static JsonNode found(JsonNode page, String key) {
        for (JsonNode item : page.path("items")) {
            if (item.path("key").asText().equals(key)) {
                return item;
            }
        }
        return null;
    }

    /** What a command prints to standard output. */
    private static String wirewatch(int exitCode, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--url", suite.rest().base().toString()));
        StringWriter out = new StringWriter();
        CommandLine commands = WirewatchApplication.commandLine().setOut(new PrintWriter(out));
        assertThat(WirewatchApplication.execute(commands, all.toArray(String[]::new)))
                .as(out.toString())
                .isEqualTo(exitCode);
        return out.toString();
    }

    private static void assertMainJob(String name) {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/" + name));
        String subscription = steps.subscribe(name, "\"" + name + " the storm\" AND Iceland", endpoint);
        for (int copy = 0; copy < 6; copy++) {
            JsonNode release = steps.pushAndAwait(
                    "poison", name + copy, "Iceland was calm " + name + " the storm, says witness " + copy + ".");
            assertThat(release.path("alerts")).as("alerts of %s", release).isNotEmpty();
        }
        assertThat(steps.alerts(subscription)).isNotEmpty();
        receiver.await("/" + name, steps.alerts(subscription).size());
        String backfill = suite.rest()
                .post("/replays", Map.of("kind", "backfill", "subscription", subscription))
                .expect(201, 202)
                .json()
                .path("id")
                .asText();
        suite.rest()
                .await(
                        "/replays/" + backfill,
                        replay -> replay.path("status").asText().equals("done"),
                        Duration.ofSeconds(30));
    }

    private static void assertDeadLettered(LogClient log, Topic<?> topic) {
        List<DeadLetter> letters = log.awaitDeadLetters(topic, POISON.size());
        POISON.forEach((key, value) -> assertThat(letters)
                .as("dead letters of %s", topic.name())
                .filteredOn(letter -> key.equals(letter.key()))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(value);
                    HEADERS.forEach(header -> assertThat(letter.header(header))
                            .as("%s of %s", header, letter.headers())
                            .isNotBlank());
                    assertThat(letter.header("topic")).isEqualTo(topic.name());
                }));
    }
}
