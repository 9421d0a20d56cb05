package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An actor is given another alias, and what came in before is read again: as the dry run said, and nobody is woken unless asked. */
class ITReprocessing {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void whatIsFoundNowTakesThePlaceOfWhatWasFoundAndAlertsFollowQuietly() {
        try (WebhookReceiver receiver = WebhookReceiver.start();
                SuiteProcess suite = SuiteProcess.start(FOLDER.path())) {
            Rest rest = suite.rest();
            Steps steps = new Steps(rest);
            know(rest, "Quay Board");
            String rule = steps.subscribe("quay", "actor:quayboard", steps.webhook(receiver.url("/quay")));
            steps.pushAndAwait("test", "trust", "The Harbour Trust opened a pier in Vestby.");
            steps.pushAndAwait("test", "board", "Sluices were closed for a week by the Quay Board, it said.");
            receiver.await("/quay", 1);
            JsonNode live = steps.alerts(rule).getFirst();

            know(rest, "Harbour Trust");
            JsonNode before = preview(rest);
            assertThat(before.path("changed").asInt()).as("%s", before).isEqualTo(2);
            assertThat(before.at("/alerts/raised").asInt()).isEqualTo(1);
            assertThat(before.at("/alerts/lost").asInt()).isEqualTo(1);
            JsonNode done = reprocess(rest, Map.of());
            assertThat(done.at("/counts/matched").asInt()).isEqualTo(2);

            JsonNode lost = await(rest, rule, "withdrawn", 1).getFirst();
            assertThat(lost.path("id")).isEqualTo(live.path("id"));
            assertThat(lost.path("reason").asText()).isEqualTo("reprocessed");
            assertThat(lost.path("suppressed").asText()).isEqualTo("replay");
            JsonNode gained = await(rest, rule, "raised", 1).getFirst();
            assertThat(gained.path("origin").asText()).isEqualTo("backfill");
            assertThat(rest.all("/releases?actor=quayboard"))
                    .extracting(release -> release.path("id").asText())
                    .containsExactly(gained.at("/releases/0/id").asText());
            assertThat(preview(rest).path("changed").asInt()).isZero();
            assertThat(reprocess(rest, Map.of("from", "2026-01-01T00:00:00Z"))
                            .at("/counts/matched")
                            .asInt())
                    .isZero();
            assertThat(receiver.received("/quay")).as("nobody was woken").hasSize(1);

            know(rest, "Harbour Trust", "Quay Board");
            reprocess(rest, Map.of("deliver", true, "pace", 600));
            JsonNode told = Json.of(receiver.await("/quay", 2).getLast());
            assertThat(told.at("/data/id")).isEqualTo(live.path("id"));
            assertThat(told.at("/data/status").asText()).isEqualTo("raised");
            assertThat(told.at("/data/revision").asInt()).isEqualTo(3);
        }
    }

    private static void know(Rest rest, String... aliases) {
        rest.put(
                "/actors/quayboard",
                Map.of("name", "Quay authority", "kind", "organisation", "aliases", List.of(aliases)));
        assertThat(rest.get("/actors/quayboard").expect(200).json().path("aliases"))
                .hasSize(aliases.length);
    }

    private static JsonNode preview(Rest rest) {
        return rest.post("/replays:preview", Map.of("kind", "reprocess", "stage", "extraction"))
                .expect(200)
                .json();
    }

    private static JsonNode reprocess(Rest rest, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", "reprocess");
        wish.put("stage", "extraction");
        String id = rest.post("/replays", wish).expect(201).json().path("id").asText();
        return rest.await("/replays/" + id, job -> job.path("status").asText().equals("done"), PATIENCE);
    }

    private static List<JsonNode> await(Rest rest, String rule, String status, int count) {
        String path = "/alerts?subscription=" + rule + "&status=" + status;
        rest.await(path, page -> page.path("items").size() == count, PATIENCE);
        return rest.all(path);
    }
}
