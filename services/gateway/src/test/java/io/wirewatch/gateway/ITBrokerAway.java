package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.Alert;
import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With the broker away the gateway says so at once, goes on showing what it has, and comes back by itself. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITBrokerAway {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RELEASE = "{\"id\": \"away\", \"text\": \"Is anybody there?\"}";

    private static final String ACTOR = "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}";

    @TempDir
    static Path data;

    private final WirewatchCluster kafka;

    ITBrokerAway(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    @Test
    void writesAreAnswered503UntilTheBrokerIsBack() throws Exception {
        Map<String, Object> beating = Map.of("wirewatch.gateway.heartbeat", "PT0.2S");
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data, beating);
                SseReader stream = new SseReader(gateway, "", null)) {
            gateway.put("/actors/nato", ACTOR).is(201);
            String before = gateway.post("/releases", "{\"id\": \"before\", \"text\": \"Here.\"}")
                    .is(202)
                    .json()
                    .path("id")
                    .asText();
            kafka.stopBroker();
            try {
                Answer away = gateway.post("/releases", RELEASE);
                assertThat(away.problem(503)).contains("again");
                assertThat(Integer.parseInt(away.header("Retry-After"))).isPositive();
                gateway.post("/releases", "[" + RELEASE + "]").problem(503);
                assertAway(gateway.put("/actors/nato", ACTOR));
                assertAway(gateway.post("/subscriptions", "{\"name\": \"S\", \"expression\": \"NATO\"}"));
                assertAway(gateway.put("/endpoints/hook", "{\"name\": \"H\", \"url\": \"https://example.org/\"}"));
                gateway.get("/alerts").is(200);
                gateway.get("//health/liveness").is(200);
            } finally {
                kafka.startBroker();
            }
            await().atMost(PATIENCE)
                    .until(() -> gateway.post("/releases", RELEASE).status() == 202);
            assertThat(kafka.readAll(Topics.RELEASES_RAW))
                    .extracting(record -> record.key())
                    .contains(before);
            Alert alert = Samples.alert("alr_back", "s1", 1, "raised").build();
            kafka.produce(Topics.ALERTS, "s1", alert);
            assertThat(stream.nextAlert()).hasToString("alert.raised alr_back 1");
        }
    }

    private static void assertAway(Answer answer) {
        answer.problem(503);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
}
