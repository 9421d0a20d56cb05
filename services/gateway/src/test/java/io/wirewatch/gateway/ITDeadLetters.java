package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.AuditEntry;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters are counted, listed, shown, redriven and dropped; each test has topics of its own. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITDeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static WirewatchCluster kafka;
    private static GatewayUnderTest gateway;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "max.request.size", Topics.MAX_RECORD_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        gateway.close();
    }

    /** A letter as a service writes it, with headers of its own beside and instead of the usual ones. */
    private static final class Letter {
        private final Topic<?> topic;
        private final Map<String, String> headers = new HashMap<>();
        private byte[] key = bytes("rel_letter");
        private byte[] value = bytes("a value");

        Letter(Topic<?> topic, String reason) {
            this.topic = topic;
            with("wirewatch.dlq.service", "cleaning").with("wirewatch.dlq.reason", reason);
            with("wirewatch.dlq.detail", "it is no good").with("wirewatch.dlq.topic", topic.name());
            with("wirewatch.dlq.partition", "0").with("wirewatch.dlq.offset", "17");
            with("wirewatch.dlq.timestamp", Long.toString(System.currentTimeMillis()));
        }

        Letter with(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Letter from(int partition, long offset) {
            return with("wirewatch.dlq.partition", Integer.toString(partition))
                    .with("wirewatch.dlq.offset", Long.toString(offset));
        }

        Letter without(String name) {
            headers.remove(name);
            return this;
        }

        Letter of(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
            return this;
        }

        /** Its id. */
        String write() {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.deadLetterTopic(), key, value);
            headers.forEach((name, text) -> record.headers().add(name, text == null ? null : bytes(text)));
            try {
                RecordMetadata place = producer.send(record).get();
                return String.format("dlq_%08x%04x%016x", topic.name().hashCode(), place.partition(), place.offset());
            } catch (ExecutionException e) {
                throw new AssertionError("the letter was not taken", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode items(String query) {
        return gateway.get("/dead-letters?" + query).is(200).json().path("items");
    }

    private static JsonNode show(String id) {
        return gateway.get("/dead-letters/" + id).is(200).json();
    }

    private static String status(String id) {
        return show(id).path("status").asText();
    }

    private static String conflict(String id) {
        return gateway.post("/dead-letters/" + id + ":redrive", "").problem(409);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The one record on the topic of candidates with such a value. */
    private static ConsumerRecord<byte[], byte[]> only(byte[] value) {
        return records(Topics.MATCHES).stream()
                .filter(record -> Arrays.equals(record.value(), value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsRefusedIsShownAndWhenRedrivenInVainComesBackAsANewLetter() {
        byte[] poison = bytes("not a record");
        kafka.produceBytes(Topics.NOTICES, "source/poison", poison);
        await().atMost(PATIENCE).until(() -> items("topic=notices").size() == 1);
        JsonNode first = items("topic=notices").get(0);
        assertThat(first.path("service").asText()).isEqualTo("gateway");
        assertThat(first.path("reason").asText()).isEqualTo("undecodable");
        assertThat(first.path("key").asText()).isEqualTo("source/poison");
        assertThat(first.path("size").asInt()).isEqualTo(poison.length);
        assertThat(first.at("/source/topic").asText()).isEqualTo("wirewatch.notices");
        assertThat(Instant.parse(first.path("at").asText())).isCloseTo(Instant.now(), within(PATIENCE));

        String id = first.path("id").asText();
        JsonNode shown = show(id);
        assertThat(shown.path("undecoded").asText()).contains("Confluent wire format");
        assertThat(Base64.getDecoder().decode(shown.path("bytes").asText())).isEqualTo(poison);
        assertThat(shown.path("headers").findValuesAsText("name")).contains("wirewatch.dlq.detail");

        JsonNode redriven =
                gateway.post("/dead-letters/" + id + ":redrive", "").is(200).json();
        assertThat(redriven.path("status").asText()).isEqualTo("redriven");
        assertThat(status(id)).isEqualTo("redriven");
        assertThat(conflict(id)).contains("redriven before");
        await().atMost(PATIENCE).until(() -> items("topic=notices").size() == 1);
        JsonNode again = items("topic=notices").get(0);
        assertThat(again.path("id").asText()).isNotEqualTo(id);
        assertThat(again.path("redrives").asInt()).isEqualTo(1);
        assertThat(items("topic=notices&status=redriven").findValuesAsText("id"))
                .containsExactly(id);
        JsonNode audit = gateway.get("/audit?subject=dead-letter/" + id).is(200).json();
        assertThat(audit.at("/items/0/action").asText()).isEqualTo("redriven");
        assertThat(audit.at("/items/0/detail").asText()).startsWith("written to wirewatch.notices as ");
    }

    private static TemporalUnitOffset within(Duration duration) {
        return Assertions.within(duration.toSeconds(), ChronoUnit.SECONDS);
    }

    @Test
    void aRecordGoesBackWithItsBytesItsTimeAndItsOwnHeaders() {
        byte[] value = kafka.serde(Topics.RELEASES_RAW)
                .write(RawRelease.newBuilder()
                        .setId("rel_back")
                        .setTitle("Ghana and Togo")
                        .setBody(ByteBuffer.wrap(bytes("They met.")))
                        .build());
        Instant arrival = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
        String id = new Letter(Topics.RELEASES_RAW, "failed")
                .of(bytes("rel_back"), value)
                .from(4, 17)
                .with("wirewatch.dlq.timestamp", Long.toString(arrival.toEpochMilli()))
                .with("traceparent", "00-1")
                .with("wirewatch.redrives", "2")
                .write();
        JsonNode shown = show(id);
        assertThat(shown.path("schema").asText()).isEqualTo("io.wirewatch.avro.RawRelease");
        assertThat(shown.at("/value/title").asText()).isEqualTo("Ghana and Togo");
        assertThat(shown.at("/value/body").asText()).isEqualTo("They met.");
        assertThat(shown.path("undecoded").isNull()).isTrue();
        assertThat(shown.path("redrives").asInt()).isEqualTo(2);

        gateway.post("/dead-letters/" + id + ":redrive", "").is(200);

        ConsumerRecord<byte[], byte[]> record = records(Topics.RELEASES_RAW).stream()
                .filter(one -> new String(one.key(), StandardCharsets.UTF_8).equals("rel_back"))
                .findFirst()
                .orElseThrow();
        assertThat(record.value()).isEqualTo(value);
        assertThat(record.partition()).isEqualTo(4);
        assertThat(record.timestamp()).isEqualTo(arrival.toEpochMilli());
        assertThat(record.headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("traceparent=00-1", "wirewatch.redrives=3");
    }

    @Test
    void manyAreRedrivenOnceEachAndARecordThatTwoRefusedIsWrittenOnce() {
        for (int record = 0; record < 10; record++) {
            for (String service : List.of("alerting", "other")) {
                new Letter(Topics.DELIVERY_COMMANDS, "many")
                        .of(bytes("end_" + record), bytes("command " + record))
                        .from(1, record)
                        .with("wirewatch.dlq.service", service)
                        .write();
            }
        }
        String other = new Letter(Topics.DELIVERY_COMMANDS, "else").write();
        String wish = "{\"topic\": \"delivery-commands\", \"reason\": \"many\"}";
        JsonNode outcome = gateway.post("/dead-letters:redrive", wish).is(200).json();
        assertThat(outcome.path("done").asInt()).as("%s", outcome).isEqualTo(20);
        assertThat(outcome.path("nextCursor").isNull()).isTrue();
        assertThat(records(Topics.DELIVERY_COMMANDS))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filteredOn(value -> value.startsWith("command "))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(gateway.post("/dead-letters:redrive", wish)
                        .is(200)
                        .json()
                        .path("done")
                        .asInt())
                .isZero();
        assertThat(items("topic=delivery-commands").findValuesAsText("id")).containsExactly(other);

        JsonNode summary = gateway.get("/dead-letters:summary?topic=delivery-commands")
                .is(200)
                .json();
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.path("items").findValuesAsText("service")).containsExactly("cleaning", "alerting", "other");
        assertThat(summary.at("/items/0/open").asInt()).isEqualTo(1);
        assertThat(summary.at("/items/1/redriven").asInt()).isEqualTo(10);
    }

    @Test
    void aPassOverManyGoesOnWhereTheCallBeforeEnded() {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(Topics.MATCHES.deadLetterTopic(), bytes("k" + i), bytes("v"));
            record.headers().add("wirewatch.dlq.reason", bytes("pass"));
            sent.add(producer.send(record));
        }
        producer.flush();
        assertThat(sent).allMatch(Future::isDone);
        int calls = 0;
        int done = 0;
        String cursor = null;
        do {
            String wish = "{\"reason\": \"pass\", \"cursor\": " + (cursor == null ? null : "\"" + cursor + "\"") + "}";
            JsonNode outcome = gateway.post("/dead-letters:drop", wish).is(200).json();
            done += outcome.path("done").asInt();
            cursor = outcome.path("nextCursor").asText(null);
            calls++;
        } while (cursor != null);
        assertThat(done).isEqualTo(2500);
        assertThat(calls).isGreaterThan(1);
        assertThat(items("reason=pass&limit=10")).isEmpty();
    }

    @Test
    void pagesHoldEachLetterOnceNewestFirstWhateverIsRefusedMeanwhile() {
        Set<String> written = new HashSet<>();
        for (int i = 0; i < 130; i++) {
            written.add(new Letter(Topics.ALERTS_COOLING, "page")
                    .of(bytes("sub_" + i), null)
                    .write());
        }
        List<String> listed = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = gateway.get(
                            "/dead-letters?topic=alerts.cooling&limit=50" + (cursor == null ? "" : "&cursor=" + cursor))
                    .is(200)
                    .json();
            page.path("items").forEach(item -> {
                listed.add(item.path("id").asText());
                times.add(Instant.parse(item.path("at").asText()));
            });
            cursor = page.path("nextCursor").asText(null);
            new Letter(Topics.ALERTS_COOLING, "later").write();
        } while (cursor != null);
        assertThat(listed).hasSize(130).containsExactlyInAnyOrderElementsOf(written);
        assertThat(times.reversed()).isSorted();
        Instant middle = times.get(65);
        assertThat(items("topic=alerts.cooling&reason=page&limit=1000&to=" + middle)
                                .size()
                        + items("topic=alerts.cooling&reason=page&limit=1000&from=" + middle)
                                .size())
                .isEqualTo(130);
    }

    @Test
    void whatIsDroppedIsListedNoMoreAndMayStillBeRedriven() {
        String id = new Letter(Topics.AUDIT, "drop")
                .of(
                        bytes("subject"),
                        kafka.serde(Topics.AUDIT).write(AuditEntry.newBuilder().build()))
                .write();
        gateway.delete("/dead-letters/" + id).is(204);
        assertThat(gateway.delete("/dead-letters/" + id).problem(404)).contains("open dead letter");
        assertThat(items("topic=audit&reason=drop")).isEmpty();
        assertThat(items("topic=audit&reason=drop&status=open,dropped").findValuesAsText("status"))
                .containsExactly("dropped");
        gateway.post("/dead-letters/" + id + ":redrive", "").is(200);
        assertThat(status(id)).isEqualTo("redriven");
        assertThat(gateway.delete("/dead-letters/" + id).problem(409)).contains("redriven before");
    }

    @Test
    void whatStandsAgainstARedriveIsSaidWithWhatToDoInstead() {
        assertThat(conflict(new Letter(Topics.ACTORS, "against")
                        .of(bytes("nato"), bytes("x"))
                        .write()))
                .contains("is a table", "restart cleaning", "save nato again");
        assertThat(conflict(new Letter(Topics.ENDPOINTS, "against")
                        .with("wirewatch.dlq.service", "gateway")
                        .write()))
                .contains("Save rel_letter again")
                .doesNotContain("restart");
        assertThat(conflict(new Letter(Topics.MATCHES, "against")
                        .without("wirewatch.dlq.topic")
                        .write()))
                .contains("another program");
        assertThat(conflict(new Letter(Topics.MATCHES, "against")
                        .with("wirewatch.dlq.partition", "minus one")
                        .write()))
                .contains("another program");
        assertThat(conflict(new Letter(Topics.MATCHES, "against")
                        .with("wirewatch.dlq.topic", "wirewatch-matching-changelog")
                        .write()))
                .contains("inside cleaning");
        assertThat(conflict(new Letter(Topics.MATCHES, "against").from(6, 0).write()))
                .contains("which has 6");
        assertThat(conflict(new Letter(Topics.MATCHES, "against")
                        .with(
                                "wirewatch.dlq.timestamp",
                                Long.toString(
                                        Instant.now().minus(Duration.ofDays(8)).toEpochMilli()))
                        .write()))
                .contains("7 days", "backfill");
        assertThat(conflict(new Letter(Topics.MATCHES, "against")
                        .with("wirewatch.dlq.output", "wirewatch.alerts")
                        .from(0, 1_000_000)
                        .write()))
                .contains("not there any more");
        JsonNode outcome = gateway.post("/dead-letters:redrive", "{\"reason\": \"against\"}")
                .is(200)
                .json();
        assertThat(outcome.path("done").asInt()).isZero();
        assertThat(outcome.path("refused").asInt()).isEqualTo(8);
        assertThat(outcome.path("refusals").findValuesAsText("detail")).hasSize(8);
    }

    @Test
    void ofWhatCouldNotBeWrittenTheRecordThatItWasMadeOfIsRedriven() {
        byte[] input = bytes("the input");
        kafka.produceBytes(Topics.MATCHES, "input", input);
        ConsumerRecord<byte[], byte[]> source = only(input);
        String id = new Letter(Topics.MATCHES, "output")
                .of(bytes("sub_1"), bytes("a large alert"))
                .from(source.partition(), source.offset())
                .with("wirewatch.dlq.output", "wirewatch.alerts")
                .write();
        gateway.post("/dead-letters/" + id + ":redrive", "").is(200);
        assertThat(records(Topics.MATCHES))
                .filteredOn(record -> Arrays.equals(record.value(), input))
                .hasSize(2);
        assertThat(records(Topics.MATCHES))
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).equals("a large alert"));
    }

    @Test
    void whatIsTooLargeForALetterIsRedrivenFromWhereItStands() {
        byte[] large = bytes("large");
        kafka.produceBytes(Topics.MATCHES, "large", large);
        ConsumerRecord<byte[], byte[]> source = only(large);
        String id = new Letter(Topics.MATCHES, "left-out")
                .of(bytes("large"), null)
                .from(source.partition(), source.offset())
                .with("wirewatch.dlq.value-left-out", "16777000")
                .write();
        assertThat(show(id).path("size").asInt()).isEqualTo(16777000);
        assertThat(show(id).path("undecoded").asText()).contains("too large for a letter");
        gateway.post("/dead-letters/" + id + ":redrive", "").is(200);
        assertThat(records(Topics.MATCHES))
                .filteredOn(record -> Arrays.equals(record.value(), large))
                .hasSize(2);
    }

    @Test
    void anotherGatewayKnowsWhatWasDealtWith(@TempDir Path elsewhere) throws Exception {
        String redriven = new Letter(Topics.AUDIT, "other").write();
        String dropped = new Letter(Topics.AUDIT, "other").write();
        gateway.post("/dead-letters/" + redriven + ":redrive", "").is(200);
        try (GatewayUnderTest other = GatewayUnderTest.start(kafka, elsewhere)) {
            assertThat(other.get("/dead-letters/" + redriven)
                            .is(200)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("redriven");
            other.delete("/dead-letters/" + dropped).is(204);
        }
        assertThat(status(dropped)).isEqualTo("dropped");
    }

    @Test
    void anOldTextIsNotPutInPlaceOfALaterOneNorIsAnErasedOneShown() {
        ReleaseHead head = Samples.head("rel_0000000000000000000dlq").build();
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head));
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/releases/" + head.getId()).status() == 200);
        String old = new Letter(Topics.RELEASES_RAW, "old")
                .of(bytes(head.getId()), bytes("what it said before"))
                .with(
                        "wirewatch.dlq.timestamp",
                        Long.toString(Samples.ARRIVAL.minusSeconds(1).toEpochMilli()))
                .write();
        assertThat(conflict(old)).contains("came later");
        assertThat(show(old).path("bytes").isNull()).isFalse();

        gateway.delete("/releases/" + head.getId()).is(204);
        String quoting = new Letter(Topics.ALERTS, "quoting")
                .of(bytes("sub_1"), bytes("x" + head.getId() + "HIt said so."))
                .write();
        for (String id : List.of(old, quoting)) {
            JsonNode shown = show(id);
            assertThat(shown.path("bytes").isNull()).isTrue();
            assertThat(shown.path("value").isNull()).isTrue();
            assertThat(shown.path("undecoded").asText()).contains("erased");
            assertThat(conflict(id)).contains("erased");
        }
        byte[] candidate = bytes("x" + head.getId() + "Hmade of it");
        kafka.produceBytes(Topics.MATCHES, "erased", candidate);
        ConsumerRecord<byte[], byte[]> source = only(candidate);
        String unwritten = new Letter(Topics.MATCHES, "quoting")
                .of(bytes("sub_1"), bytes("an alert without its name"))
                .from(source.partition(), source.offset())
                .with("wirewatch.dlq.output", "wirewatch.alerts")
                .write();
        assertThat(conflict(unwritten)).contains("erased");
        byte[] erasure = kafka.serde(Topics.RELEASES_RAW)
                .write(RawRelease.newBuilder()
                        .setId(head.getId())
                        .setStatus("erased")
                        .build());
        String word = new Letter(Topics.RELEASES_RAW, "old")
                .of(bytes(head.getId()), erasure)
                .write();
        gateway.post("/dead-letters/" + word + ":redrive", "").is(200);
    }

    @Test
    void whateverStandsOnADeadLetterTopicIsListedAndShown() {
        Topic<?> topic = Topics.RELEASES_CLEAN;
        byte[] unknownSchema =
                ByteBuffer.allocate(9).put((byte) 0).putInt(1_000_000).array();
        byte[] cutShort = ByteBuffer.allocate(5)
                .put((byte) 0)
                .putInt(kafka.registry().idOf(topic.subject(), topic.schema()))
                .array();
        byte[] huge = new byte[8 * 1024 * 1024];
        Set<String> ids = Set.of(
                new Letter(topic, "hostile").of(null, null).write(),
                new Letter(topic, "hostile")
                        .of(new byte[] {-1, 0, -2}, unknownSchema)
                        .write(),
                new Letter(topic, "hostile")
                        .of(bytes("k".repeat(5000)), cutShort)
                        .write(),
                new Letter(topic, "hostile").of(bytes("huge"), huge).write(),
                new Letter(topic, "hostile")
                        .with("wirewatch.dlq.offset", "99999999999999999999")
                        .with("wirewatch.dlq.timestamp", "yesterday")
                        .with("wirewatch.redrives", "-1")
                        .with("wirewatch.dlq.detail", "d".repeat(100_000))
                        .with("wirewatch.dlq.service", null)
                        .write());
        // Marks of nothing, of what is not there yet, and of a kind that nobody knows.
        for (String offset : List.of("-1", "many", "1000000", "0")) {
            new Letter(topic, "mark")
                    .of(bytes("huge"), null)
                    .with("wirewatch.dlq.mark", "forwarded")
                    .with("wirewatch.dlq.marked-offset", offset)
                    .write();
        }
        JsonNode items = items("topic=wirewatch.releases.clean.dlq&limit=100");
        assertThat(items.findValuesAsText("id")).containsExactlyInAnyOrderElementsOf(ids);
        ids.forEach(id -> assertThat(show(id).path("status").asText()).isEqualTo("open"));
        assertThat(items.toString().length()).isLessThan(20_000);
        JsonNode largest = ids.stream()
                .map(ITDeadLetters::show)
                .filter(shown -> shown.path("size").asInt() == huge.length)
                .findFirst()
                .orElseThrow();
        assertThat(largest.path("cut").asBoolean()).isTrue();
        assertThat(largest.path("bytes").asText().length()).isLessThan(6000);
        gateway.get("/dead-letters:summary?topic=releases.clean").is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/dead-letters?topic=nowhere, There is no topic",
        "/dead-letters?status=gone, open",
        "/dead-letters?cursor=eA, nextCursor",
        "/dead-letters?cursor=azE3IDAuMD0tMQ, nextCursor",
        "/dead-letters?from=2026-11-25T00:00:00Z&to=2026-11-24T00:00:00Z, before",
        "/dead-letters?reasons=x, Unknown query parameter"
    })
    void aQueryThatMakesNoSenseIsRefused(String path, String detail) {
        assertThat(gateway.get(path).problem(400)).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | say which",
                "{\"topic\": \"nowhere\"} | There is no topic",
                "{\"topic\": \"audit\", \"to\": \"soon\"} | RFC 3339",
                "{\"topic\": \"audit\", \"cursor\": \"x\"} | nextCursor",
                "{\"topic\": \"audit\", \"topics\": \"audit\"} | Unknown field"
            })
    void aWishThatMakesNoSenseIsRefused(String body, String detail) {
        assertThat(gateway.post("/dead-letters:redrive", body).problem(400)).contains(detail);
        assertThat(gateway.post("/dead-letters:drop", body).problem(400)).contains(detail);
    }

    @Test
    void anIdOfNothingIsNotFound() {
        for (String id :
                List.of("dlq_1", "nonsense", "dlq_00000000000000000000000000000000", "dlq_" + "f".repeat(28))) {
            assertThat(gateway.get("/dead-letters/" + id).problem(404)).contains("no dead letter");
            gateway.post("/dead-letters/" + id + ":redrive", "").problem(404);
            gateway.delete("/dead-letters/" + id).problem(404);
        }
        String none = String.format("dlq_%08x%04x%016x", Topics.REPLAYS.name().hashCode(), 0, 5);
        assertThat(gateway.get("/dead-letters/" + none).problem(404)).contains("no dead letter");
    }
}
