package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages of the past are read anew after an upgrade; what an earlier version of cleaning made of one is played by a copy with another text. */
class ITCleaningAgain {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void aPageThatIsReadOtherwiseGetsAVersionAndAlertsFollowQuietly() {
        try (WebhookReceiver receiver = WebhookReceiver.start();
                SuiteProcess suite = SuiteProcess.start(FOLDER.path());
                LogClient log = new LogClient(suite.broker(), suite.registry())) {
            Rest rest = suite.rest();
            Steps steps = new Steps(rest);
            rest.put(
                            "/actors/quayboard",
                            Map.of("name", "Quay Board", "kind", "organisation", "aliases", List.of("Quay Board")))
                    .expect(201);
            String rule = steps.subscribe("quay", "actor:quayboard", steps.webhook(receiver.url("/quay")));
            String release = steps.pushAndAwait("test", "board", "Sluices were closed for a week by the Quay Board.")
                    .path("id")
                    .asText();
            steps.pushAndAwait("test", "other", "Nothing else happened in Vestby on that day, the harbour said.");
            receiver.await("/quay", 1);

            assertThat(again(rest, Map.of()).at("/counts/matched").asInt())
                    .as("the same code reads the same")
                    .isZero();

            readByOtherRules(log, release, "Sluices were closed for a week.");
            JsonNode lost = await(rest, rule, "withdrawn");
            assertThat(lost.path("reason").asText()).isEqualTo("reprocessed");
            assertThat(lost.path("suppressed").asText()).isEqualTo("replay");

            JsonNode before = rest.post("/replays:preview", Map.of("kind", "reprocess", "stage", "cleaning"))
                    .expect(200)
                    .json();
            assertThat(before.path("changed").asInt()).as("%s", before).isEqualTo(1);
            assertThat(before.at("/alerts/raised").asInt()).isEqualTo(1);
            assertThat(before.at("/changes/0/differs")).isNotEmpty();
            assertThat(before.at("/changes/0/diff/to").asInt()).isEqualTo(3);
            JsonNode job = again(rest, Map.of());
            assertThat(job.at("/counts/matched").asInt()).isEqualTo(1);
            JsonNode gained = await(rest, rule, "raised");
            assertThat(gained.path("id")).isEqualTo(lost.path("id"));
            assertThat(gained.path("origin").asText()).isEqualTo("backfill");
            assertThat(rest.get("/releases/" + release)
                            .expect(200)
                            .json()
                            .path("text")
                            .asText())
                    .contains("Quay Board");
            assertThat(rest.get("/releases/" + release + "/versions")
                            .expect(200)
                            .json()
                            .path("items"))
                    .extracting(version -> version.path("version").asInt() + " "
                            + version.path("replay").asText())
                    .containsExactly("3 " + job.path("id").asText(), "2 rpl_earlier", "1 null");
            assertThat(receiver.received("/quay")).as("nobody was woken").hasSize(1);
            assertThat(again(rest, Map.of("from", "2026-01-01T00:00:00Z"))
                            .at("/counts/matched")
                            .asInt())
                    .isZero();

            readByOtherRules(log, release, "Sluices were closed for a month.");
            await(rest, rule, "withdrawn");
            again(rest, Map.of("deliver", true, "pace", 600));
            JsonNode told = Json.of(receiver.await("/quay", 2).getLast());
            assertThat(told.at("/data/id")).isEqualTo(lost.path("id"));
            assertThat(told.at("/data/status").asText()).isEqualTo("raised");
            assertThat(told.at("/data/releases/0/version").asInt()).isEqualTo(5);

            aSourceIsGivenOtherSelectors(rest, steps);
        }
    }

    private static void aSourceIsGivenOtherSelectors(Rest rest, Steps steps) {
        Map<String, Object> source = Map.of("name", "Harbours", "kind", "folder", "url", "/srv/in");
        rest.put("/sources/harbours", with(source, "selectors", Map.of("text", ".teaser")))
                .expect(201);
        String page = "<html><body><h1>The pier opens</h1><div class=teaser><p>Ferries will call at Vestby twice a day"
                + " from Monday on.</p></div><div class=news><p>The pier of Vestby was opened by the Quay Board on"
                + " Tuesday.</p></div></body></html>";
        String release = rest.post("/releases", Map.of("source", "harbours", "id", "pier", "html", page))
                .expect(202)
                .json()
                .path("id")
                .asText();
        rest.await("/releases/" + release, read -> read.path("stage").asText().equals("matched"), PATIENCE);
        String path = "/releases/" + release;
        assertThat(rest.get(path).expect(200).json().path("text").asText()).startsWith("Ferries");
        rest.put("/sources/harbours", with(source, "selectors", Map.of("text", ".news")))
                .expect(200);
        Map<String, Object> ofHarbours = Map.of("sources", List.of("harbours"));

        assertThat(again(rest, ofHarbours).at("/counts/matched").asInt())
                .as("by the selectors that it came with")
                .isZero();
        assertThat(again(rest, with(ofHarbours, "selectors", "current"))
                        .at("/counts/matched")
                        .asInt())
                .isEqualTo(1);
        JsonNode read = rest.await(path, now -> now.path("version").asInt() == 2, PATIENCE);
        assertThat(read.path("text").asText()).startsWith("The pier of Vestby");
        rest.put("/sources/harbours", source).expect(200);
        assertThat(again(rest, with(ofHarbours, "from", "2026-01-01T00:00:00Z"))
                        .at("/counts/matched")
                        .asInt())
                .as("by those that it was read by last")
                .isZero();
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static void readByOtherRules(LogClient log, String release, String text) {
        ReadRecord<RawRelease> origin = log.readAll(Topics.RELEASES_RAW).stream()
                .filter(record -> release.equals(record.key()) && record.value().getReprocessing() == null)
                .findFirst()
                .orElseThrow();
        log.produce(
                Topics.RELEASES_RAW,
                release,
                RawRelease.newBuilder(origin.value())
                        .setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                        .setReprocessing(Reprocessing.newBuilder()
                                .setReplay("rpl_earlier")
                                .setStage("cleaning")
                                .setOrigin(origin.offset())
                                .setAt(Instant.now())
                                .build())
                        .build());
    }

    private static JsonNode again(Rest rest, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", "reprocess");
        wish.put("stage", "cleaning");
        String id = rest.post("/replays", wish).expect(201).json().path("id").asText();
        return rest.await("/replays/" + id, job -> job.path("status").asText().equals("done"), PATIENCE);
    }

    private static JsonNode await(Rest rest, String rule, String status) {
        String path = "/alerts?subscription=" + rule + "&status=" + status;
        rest.await(path, page -> page.path("items").size() == 1, PATIENCE);
        return rest.all(path).getFirst();
    }
}
