package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.Replay;
import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rules as clients write them: as text and as trees, over one release and over several. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITRules {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NATO = "{\"name\": \"NATO\", \"kind\": \"organisation\", \"aliases\": [\"NATO\"]}";

    private final WirewatchCluster kafka;

    @TempDir
    Path data;

    private GatewayUnderTest gateway;

    ITRules(WirewatchCluster kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void start() throws Exception {
        gateway = GatewayUnderTest.start(kafka, data);
        gateway.put("/actors/nato", NATO);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aCoolDownIsKeptAndHasBounds() {
        String body = "{\"name\": \"Q\", \"expression\": \"NATO\", \"cooldown\": \"%s\"}";
        JsonNode made = gateway.put("/subscriptions/quiet", body.formatted("PT1H"))
                .is(201)
                .json();

        assertThat(made.path("cooldown").asText()).isEqualTo("PT1H");
        assertThat(gateway.get("/subscriptions/quiet")
                        .is(200)
                        .json()
                        .path("cooldown")
                        .asText())
                .isEqualTo("PT1H");
        gateway.put("/subscriptions/quiet", body.formatted("P30D")).is(200);
        for (String bad : List.of("PT0S", "-PT1H", "P31D", "1h", "")) {
            assertThat(gateway.put("/subscriptions/quiet", body.formatted(bad)).problem(400))
                    .contains("cooldown", "P30D", "\"" + bad + "\"");
        }
        gateway.put("/subscriptions/quiet", "{\"name\": \"Q\", \"expression\": \"NATO\"}")
                .is(200);
        assertThat(gateway.get("/subscriptions/quiet")
                        .is(200)
                        .json()
                        .path("cooldown")
                        .isNull())
                .isTrue();
    }

    @Test
    void aRuleGivenAsATreeIsTheRuleThatItsTextIs() {
        String rule = "{\"sentence\": {\"all\": [{\"name\": \"NATO\"}, {\"phrase\": \"joint \\\"pier\\\"\"}]}}";
        JsonNode made = gateway.put("/subscriptions/tree", "{\"name\": \"T\", \"rule\": " + rule + "}")
                .is(201)
                .json();

        assertThat(made.path("canonical").asText()).isEqualTo("SENTENCE(actor:nato AND phrase:\"joint \\\"pier\\\"\")");
        assertThat(made.path("rule").path("sentence").path("all")).hasSize(2);
        JsonNode same = gateway.put(
                        "/subscriptions/text",
                        "{\"name\": \"T\", \"expression\": \"SENTENCE(\\\"joint \\\\\\\"pier\\\\\\\"\\\" AND NATO)\"}")
                .is(201)
                .json();
        assertThat(same.path("rule")).isEqualTo(made.path("rule"));
    }

    @Test
    void anAnswerMaySendBackAndAChangeOfTextOrTreeAloneIsRefused() {
        ObjectNode made = (ObjectNode) gateway.put("/subscriptions/echo", "{\"name\": \"E\", \"expression\": \"NATO\"}")
                .is(201)
                .json();

        gateway.put("/subscriptions/echo", made.toString()).is(200);
        made.put("expression", "NATO AND kind:person");
        assertThat(gateway.put("/subscriptions/echo", made.toString())
                        .is(200)
                        .json()
                        .path("canonical")
                        .asText())
                .isEqualTo("actor:nato AND kind:person");
        made.putObject("rule").put("kind", "country");
        assertThat(gateway.put("/subscriptions/echo", made.toString()).problem(400))
                .contains("expression and rule say different things");
        assertThat(gateway.put("/subscriptions/bad", "{\"name\": \"B\", \"rule\": {\"all\": [{\"actor\": 7}]}}")
                        .problem(400))
                .contains("rule.all[0].actor must be a text");
    }

    @Test
    void aRuleOverSeveralReleasesIsToldItsPastOnceAndHasBackfillsOfItsOwnSort() {
        String body = "{\"name\": \"W\", \"expression\": \"COUNT >= 3 OF (NATO) WITHIN 24h\"}";
        Answer made = gateway.put("/subscriptions/windowed", body).is(201);
        assertThat(made.json().path("canonical").asText()).isEqualTo("COUNT >= 3 OF (actor:nato) WITHIN 1d");
        assertThat(made.json().path("rule").path("count").path("length").asText())
                .isEqualTo("1d");

        gateway.put("/subscriptions/windowed", body.replace("\"W\"", "\"Other name\""))
                .is(200);
        assertThat(histories("windowed")).singleElement().satisfies(job -> {
            assertThat(job.getStatus()).isEqualTo("queued");
            assertThat(Duration.between(job.getFrom(), job.getCreatedAt())).isEqualTo(Duration.ofDays(8));
        });
        gateway.put("/subscriptions/windowed", body.replace("24h", "48h")).is(200);
        assertThat(histories("windowed")).hasSize(2);
        gateway.put("/subscriptions/plain", "{\"name\": \"P\", \"expression\": \"NATO\"}")
                .is(201);
        assertThat(gateway.post("/replays", "{\"kind\": \"backfill\", \"subscriptions\": [\"plain\", \"windowed\"]}")
                        .problem(400))
                .contains("a replay of each sort");
        gateway.post("/replays", "{\"kind\": \"backfill\", \"subscription\": \"windowed\"}")
                .is(201);
    }

    @Test
    void aRuleThatHoldsInMostOfTheLastReleasesIsTakenWithAWarning() {
        for (int i = 0; i < 25; i++) {
            ReleaseHead head = Samples.head("rel_estimate" + i).build();
            kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head), Samples.ARRIVAL);
            kafka.produce(Topics.RELEASES_MENTIONS, head.getId(), Samples.mentions(head), Samples.ARRIVAL);
        }
        for (int i = 0; i < 25; i++) {
            String path = "/releases/rel_estimate" + i;
            await().atMost(PATIENCE)
                    .until(() -> gateway.get(path).json().path("mentions").isArray());
        }

        JsonNode broad = gateway.put("/subscriptions/broad", "{\"name\": \"B\", \"expression\": \"NATO\"}")
                .is(201)
                .json();
        JsonNode phrase = gateway.put(
                        "/subscriptions/phrase", "{\"name\": \"P\", \"expression\": \"\\\"Russia meet\\\"\"}")
                .is(201)
                .json();
        JsonNode narrow = gateway.put(
                        "/subscriptions/narrow", "{\"name\": \"N\", \"expression\": \"NATO AND \\\"sealing wax\\\"\"}")
                .is(201)
                .json();

        assertThat(broad.at("/estimate/releases").asInt()).isGreaterThanOrEqualTo(25);
        assertThat(broad.path("warnings").toString()).contains("of the last");
        assertThat(phrase.at("/estimate/matched").asInt())
                .as("found in the texts")
                .isGreaterThanOrEqualTo(25);
        assertThat(narrow.at("/estimate/matched").asInt()).isZero();
        assertThat(narrow.path("warnings")).isEmpty();
        assertThat(gateway.get("/subscriptions/broad").json().path("estimate").isNull())
                .isTrue();
        anAliasThatIsFoundInMostOfThemIsTakenWithAWarning();
    }

    private void anAliasThatIsFoundInMostOfThemIsTakenWithAWarning() {
        JsonNode broad = gateway.put(
                        "/actors/broad", "{\"name\": \"B\", \"aliases\": [\"Russia\", \"sealing wax\", \"NATO\"]}")
                .is(201)
                .json();
        assertThat(broad.path("warnings"))
                .extracting(JsonNode::asText)
                .hasSize(3)
                .anyMatch(warning ->
                        warning.matches("alias \"Russia\" would have been found in \\d+ of the last \\d+ releases"))
                .contains("alias \"NATO\" is also one of nato; a rule that names it means both");
        JsonNode read = gateway.get("/actors/broad").is(200).json();
        assertThat(read.has("warnings")).isFalse();
        assertThat(gateway.put("/actors/broad", "{\"name\": \"B\", \"aliases\": [\"sealing wax\"]}")
                        .is(200)
                        .json()
                        .path("warnings"))
                .isEmpty();
        // What was answered may be sent back.
        gateway.put("/actors/broad", broad.toString()).is(200);
        gateway.delete("/actors/broad").is(204);
    }

    private List<Replay> histories(String subscription) {
        return kafka.readAll(Topics.REPLAYS).stream()
                .map(ReadRecord::value)
                .filter(job ->
                        job.getKind().equals("history") && job.getSubscription().equals(subscription))
                .toList();
    }
}
