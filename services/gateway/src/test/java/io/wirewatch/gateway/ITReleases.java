package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.PassedDate;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.Selectors;
import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Releases pushed in and read back; what other services would write is written by hand. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITReleases {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINES = "application/x-ndjson";

    @TempDir
    static Path data;

    private static GatewayUnderTest gateway;
    private static WirewatchCluster kafka;

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void theSameReleaseHasTheSameIdHoweverOftenItIsPushed() {
        String body = "{\"id\": \"a1\", \"source\": \"lab\", \"title\": \"T\", \"text\": \"Hello.\"}";
        String first = gateway.post("/releases", body).is(202).json().path("id").asText();
        String again = gateway.post("/releases", body).is(202).json().path("id").asText();
        assertThat(again).isEqualTo(first).matches("rel_[A-Za-z0-9]{16,40}");
        var record = kafka.readAll(Topics.RELEASES_RAW).stream()
                .filter(raw -> raw.key().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(record.timestamp()).isEqualTo(record.value().getReceivedAt());
        assertThat(StandardCharsets.UTF_8.decode(record.value().getBody()).toString())
                .isEqualTo("Hello.");
    }

    @Test
    void aKeyGivesTheFirstAnswerAgainAndNothingIsWrittenTwice() {
        String body = "{\"text\": \"Said once.\", \"source\": \"keyed\"}";
        Answer first =
                gateway.post("/releases", body, "Idempotency-Key", "once").is(202);
        Answer again =
                gateway.post("/releases", body, "Idempotency-Key", "once").is(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(kafka.readAll(Topics.RELEASES_RAW))
                .filteredOn(raw -> raw.key().equals(first.json().path("id").asText()))
                .hasSize(1);
        assertThat(gateway.post("/releases", body.replace("once", "twice"), "Idempotency-Key", "once")
                        .problem(422))
                .contains("Idempotency-Key");
    }

    @Test
    void aBatchSaysOfEachWhatBecameOfIt() {
        Answer answer = gateway.post(
                        "/releases",
                        "[{\"text\": \"one\"}, {\"text\": 2}, {\"html\": \"<p>three</p>\", \"url\": \"http://x/3\"}]")
                .is(202);
        assertThat(answer.json().path("accepted"))
                .extracting(item -> item.path("index").asInt())
                .containsExactly(0, 2);
        assertThat(answer.json().at("/refused/0/index").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/refused/0/status").asInt()).isEqualTo(400);
        Answer none = gateway.post("/releases", "[{\"text\": 1}, {}]");
        none.problem(400);
        assertThat(none.json().path("refused")).hasSize(2);
    }

    /** Over a plain socket: the client of the JDK reads no answer before it has sent its whole body. */
    @Test
    void linesAreAnsweredLineByLineWhileMoreAreSent() throws IOException {
        try (Socket socket = new Socket(gateway.base().getHost(), gateway.base().getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            OutputStream out = socket.getOutputStream();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(
                    out,
                    "POST /api/v1/releases HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + LINES + "\r\nAccept: "
                            + LINES + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
            writeChunk(out, "{\"text\": \"first\"}\n");
            assertThat(nextJson(answers).path("id").asText()).startsWith("rel_");
            writeChunk(out, "{\"text\": \"second\", \"colour\": \"red\"}\n\n{\"text\": \"third\"}\n");
            JsonNode refused = nextJson(answers);
            assertThat(refused.path("index").asInt()).isEqualTo(1);
            assertThat(refused.path("status").asInt()).isEqualTo(400);
            assertThat(nextJson(answers).path("index").asInt()).isEqualTo(2);
            writeChunk(out, "");
        }
    }

    private static void writeChunk(OutputStream out, String chunk) throws IOException {
        write(out, Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static JsonNode nextJson(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (!line.startsWith("{")) {
            line = answers.readLine();
        }
        return GatewayUnderTest.JSON.readTree(line);
    }

    @Test
    void linesWithoutSuchAnAcceptAreAnsweredTogether() {
        String body = IntStream.range(0, 600)
                .mapToObj(i -> "{\"id\": \"many" + i + "\", \"text\": \"Release " + i + ".\"}")
                .collect(Collectors.joining("\n"));
        Answer answer = gateway.send(gateway.request("/releases")
                        .header("Content-Type", LINES)
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .is(202);
        assertThat(answer.json().path("accepted")).hasSize(600);
    }

    @Test
    void aReleaseIsCleanedThenTaggedThenMatched() throws Exception {
        ReleaseHead head = Samples.head("rel_0000000000000000000001").build();
        String path = "/releases/" + head.getId();
        assertThat(gateway.get(path).problem(404)).contains(head.getId());
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head), Samples.ARRIVAL);
        awaitStage(path, "cleaned");
        assertThat(gateway.get(path).json().path("mentions").isNull()).isTrue();
        kafka.produce(Topics.RELEASES_MENTIONS, head.getId(), Samples.mentions(head), Samples.ARRIVAL);
        awaitStage(path, "tagged");
        JsonNode tagged = gateway.get(path).json();
        assertThat(tagged.at("/mentions/0/actor").asText()).isEqualTo("nato");
        assertThat(tagged.at("/mentions/0/paragraph").isNull()).isTrue();
        assertThat(tagged.at("/mentions/1/actor").isNull()).isTrue();
        assertThat(tagged.path("zones")).extracting(JsonNode::asText).containsExactly("lead", "contact");
        assertThat(tagged.path("publishedAt").asText()).isEqualTo("2026-11-24T00:00:00.000Z");
        commitMatching();
        awaitStage(path, "matched");
        JsonNode list = gateway.get("/releases?actor=nato&q=russia%20NATO&from=2026-11-24T10:00:00Z")
                .is(200)
                .json();
        // The other tests of this class have releases of the same title.
        assertThat(list.path("items"))
                .extracting(item -> item.path("id").asText())
                .contains(head.getId());
        assertThat(list.at("/items/0").has("mentions")).isFalse();
        assertThat(list.at("/items/0").has("zones")).isFalse();
        assertThat(gateway.get("/releases?q=nobody").json().path("items")).isEmpty();
    }

    @Test
    void aWithdrawalWithoutTextKeepsTheTextThatWasWithdrawn() {
        ReleaseHead.Builder head = Samples.head("rel_0000000000000000000011");
        String path = "/releases/" + head.getId();
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head.build()));
        awaitStage(path, "cleaned");
        String text = gateway.get(path).json().path("text").asText();
        CleanRelease withdrawn =
                Samples.clean(head.setVersion(2).setStatus("withdrawn").build(), "");
        // Twice, as after a crash.
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), withdrawn);
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), withdrawn);
        awaitRead(Topics.RELEASES_CLEAN);
        JsonNode gone = gateway.get(path).json();
        assertThat(gone.path("status").asText()).isEqualTo("withdrawn");
        assertThat(gone.path("version").asInt()).isEqualTo(2);
        assertThat(gone.path("text").asText()).isEqualTo(text).isNotBlank();
        head.setVersion(3).setStatus("live");
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head.build(), "Said again."));
        head.setVersion(4).setStatus("withdrawn");
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head.build(), ""));
        awaitRead(Topics.RELEASES_CLEAN);
        assertThat(gateway.get(path).json().path("text").asText()).isEqualTo("Said again.");
    }

    @Test
    void whatAnEditChangedIsToldByParagraphsAndWords() {
        ReleaseHead.Builder head = Samples.head("rel_0000000000000000000012");
        String path = "/releases/" + head.getId();
        CleanRelease one = Samples.clean(head.build(), "It opened.\n\nIt cost 3 million.");
        head.setVersion(2).setTitle("NATO and Russia meet again");
        CleanRelease two = Samples.clean(head.build(), "It opened.\n\nIt cost 4 million.");
        head.setVersion(3).setStatus("withdrawn").setNotice("kill");
        CleanRelease three = Samples.clean(head.build(), "");
        // The first once more, as after a crash.
        List.of(one, two, one, three).forEach(version -> kafka.produce(Topics.RELEASES_CLEAN, head.getId(), version));
        awaitStage(path, "cleaned");
        awaitRead(Topics.RELEASES_CLEAN);

        JsonNode versions = gateway.get(path + "/versions").is(200).json().path("items");
        assertThat(versions).extracting(item -> item.path("version").asInt()).containsExactly(3, 2, 1);
        assertThat(versions.at("/0/withdrawn").asBoolean()).isTrue();
        assertThat(versions.at("/0/notice").asText()).isEqualTo("kill");
        assertThat(versions.at("/2/title").asText()).isEqualTo("NATO and Russia meet");

        JsonNode diff = gateway.get(path + "/diff?from=1&to=2").is(200).json();
        assertThat(diff.at("/title/1/text").asText()).isEqualTo(" again");
        assertThat(diff.path("paragraphs"))
                .extracting(paragraph -> paragraph.path("kind").asText())
                .containsExactly("same", "changed");
        assertThat(diff.at("/paragraphs/1/words"))
                .extracting(piece ->
                        piece.path("kind").asText() + " " + piece.path("text").asText())
                .containsExactly("same It cost ", "removed 3", "added 4", "same  million.");
        JsonNode last = gateway.get(path + "/diff").is(200).json();
        assertThat(last.path("from").asInt()).isEqualTo(2);
        assertThat(last.path("to").asInt()).isEqualTo(3);
        assertThat(gateway.get(path + "/diff?from=9").problem(404)).contains("9");
        assertThat(gateway.get(path + "/diff?to=x").problem(400)).contains("to");
        gateway.get("/releases/rel_nobody00000000000000/versions").is(404);
    }

    @Test
    void aPageThatIsPushedForASourceCarriesTheSelectorsThatHoldThen() {
        String source =
                "{\"name\": \"M\", \"kind\": \"folder\", \"url\": \"/srv/in\", \"selectors\": {\"text\": \".%s\"}}";
        String html = "{\"source\": \"selecting\", \"id\": \"%s\", \"html\": \"<p>Hello.</p>\"}";
        gateway.put("/sources/selecting", source.formatted("one")).is(201);
        String one = pushed(html.formatted("1"));
        gateway.put("/sources/selecting", source.formatted("two")).is(200);
        String two = pushed(html.formatted("2"));
        String text = pushed("{\"source\": \"selecting\", \"id\": \"3\", \"text\": \"Hello.\"}");
        String other = pushed(html.formatted("4").replace("selecting", "somebody"));

        assertThat(selectors(one)).isEqualTo(new Selectors(null, ".one", null, List.of()));
        assertThat(selectors(two)).isEqualTo(new Selectors(null, ".two", null, List.of()));
        assertThat(selectors(text)).as("text has nothing to select").isNull();
        assertThat(selectors(other)).isNull();
    }

    private static String pushed(String body) {
        return gateway.post("/releases", body).is(202).json().path("id").asText();
    }

    private static Selectors selectors(String id) {
        return kafka.readAll(Topics.RELEASES_RAW).stream()
                .filter(raw -> raw.key().equals(id))
                .findFirst()
                .orElseThrow()
                .value()
                .getSelectors();
    }

    @Test
    void whereTheDateComesFromIsToldWithTheDatesThatWereNotTaken() {
        ReleaseHead head = Samples.head("rel_0000000000000000000013").build();
        CleanRelease release = CleanRelease.newBuilder(Samples.clean(head))
                .setDateSource("text")
                .setDatesPassedOver(List.of(new PassedDate("given", "31 February 2026", "impossible")))
                .setSelectorNotes(List.of("text matched nothing: div.body"))
                .build();
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), release);
        awaitStage("/releases/" + head.getId(), "cleaned");

        JsonNode shown = gateway.get("/releases/" + head.getId()).is(200).json();
        assertThat(shown.path("dateSource").asText()).isEqualTo("text");
        assertThat(shown.path("selectorNotes").toString()).isEqualTo("[\"text matched nothing: div.body\"]");
        assertThat(shown.path("datesPassedOver").toString())
                .isEqualTo("[{\"source\":\"given\",\"text\":\"31 February 2026\",\"reason\":\"impossible\"}]");
    }

    private static void awaitRead(Topic<?> topic) {
        assertThat(gateway.bean(Barrier.class).catchUp(topic)).isTrue();
    }

    @Test
    void aPageIsMatchedOnlyWhenItsPartsAre() {
        ReleaseHead part = Samples.head("rel_0000000000000000000003")
                .setCarrier("rel_0000000000000000000002")
                .build();
        ReleaseHead page = Samples.head("rel_0000000000000000000002")
                .setParts(List.of(part.getId()))
                .build();
        kafka.produce(Topics.RELEASES_CLEAN, page.getId(), Samples.clean(page));
        kafka.produce(Topics.RELEASES_MENTIONS, page.getId(), Samples.mentions(page));
        awaitStage("/releases/" + page.getId(), "cleaned");
        kafka.produce(Topics.RELEASES_CLEAN, part.getId(), Samples.clean(part));
        kafka.produce(Topics.RELEASES_MENTIONS, part.getId(), Samples.mentions(part));
        await().atMost(PATIENCE).until(() -> !"cleaned".equals(stage("/releases/" + page.getId())));
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAndItsNeighboursAreRead() {
        ReleaseHead head = Samples.head("rel_0000000000000000000009").build();
        kafka.produceBytes(Topics.RELEASES_CLEAN, head.getId(), "no record".getBytes(StandardCharsets.UTF_8));
        kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head));
        awaitStage("/releases/" + head.getId(), "cleaned");
        assertThat(kafka.awaitDeadLetters(Topics.RELEASES_CLEAN, 1)).hasSize(1);
    }

    /** As matching would, once it has nothing left to do. */
    private static void commitMatching() throws Exception {
        try (Admin admin = kafka.admin()) {
            Set<TopicPartition> partitions = IntStream.range(0, Topics.RELEASES_MENTIONS.partitions())
                    .mapToObj(i -> new TopicPartition(Topics.RELEASES_MENTIONS.name(), i))
                    .collect(Collectors.toSet());
            Map<TopicPartition, OffsetAndMetadata> all =
                    partitions.stream().collect(Collectors.toMap(p -> p, p -> new OffsetAndMetadata(1000)));
            admin.alterConsumerGroupOffsets("wirewatch-matching", all).all().get();
        }
    }

    private static void awaitStage(String path, String stage) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage(path)).isEqualTo(stage));
    }

    private static String stage(String path) {
        return gateway.get(path).json().path("stage").asText();
    }
}
