package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as lists and as a feed. The stream is {@link ITAlertStream}. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITAlerts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final WirewatchCluster kafka;

    ITAlerts(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    private void raise(Alert alert) {
        kafka.produce(Topics.ALERTS, alert.getSubscription().getId(), alert);
    }

    private static Alert raised(String id, String subscription) {
        return Samples.alert(id, subscription, 1, "raised").build();
    }

    @Test
    void listsHoldTheHighestRevisionAndTheArrivalListEveryChange() throws Exception {
        raise(raised("alr_d", "s4"));
        raise(Samples.alert("alr_d", "s4", 2, "evidence").build());
        raise(raised("alr_d", "s4"));
        raise(Samples.alert("alr_e", "s4", 1, "raised")
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(60))
                .build());
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            JsonNode newest = gateway.get("/alerts?subscription=s4").is(200).json();
            assertThat(newest.path("items"))
                    .extracting(item -> item.path("id").asText())
                    .containsExactly("alr_e", "alr_d");
            assertThat(newest.at("/items/1/revision").asInt()).isEqualTo(2);
            JsonNode page = gateway.get("/alerts?subscription=s4&after=&limit=2")
                    .is(200)
                    .json();
            assertThat(page.path("items"))
                    .extracting(item -> item.path("revision").asInt())
                    .containsExactly(1, 2);
            JsonNode rest = gateway.get("/alerts?subscription=s4&after="
                            + page.path("nextCursor").asText())
                    .is(200)
                    .json();
            assertThat(rest.path("items"))
                    .extracting(item -> item.path("id").asText())
                    .containsExactly("alr_e");
        }
    }

    @Test
    void listsAreFilteredAndPaged() throws Exception {
        raise(raised("alr_h1", "s7"));
        raise(Samples.alert("alr_h2", "s7", 1, "raised")
                .setOrigin("late")
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(1))
                .build());
        raise(Samples.alert("alr_h3", "s7", 1, "raised")
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(2))
                .build());
        raise(raised("alr_h4", "s8"));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            String from = Samples.ARRIVAL.plusSeconds(1).toString();
            assertThat(ids(gateway, "/alerts?subscription=s7&from=" + from)).containsExactly("alr_h3", "alr_h2");
            assertThat(ids(gateway, "/alerts?subscription=s7&to=" + from)).containsExactly("alr_h1");
            assertThat(ids(gateway, "/alerts?subscription=s7&origin=late")).containsExactly("alr_h2");
            assertThat(ids(gateway, "/alerts?subscription=s8")).containsExactly("alr_h4");
            assertThat(ids(gateway, "/alerts?subscription=nobody")).isEmpty();
            assertThat(gateway.get("/alerts?origin=early").problem(400)).contains("live, late, backfill");
            assertThat(paged(gateway, "/alerts?subscription=s7&limit=1")).containsExactly("alr_h3", "alr_h2", "alr_h1");
        }
    }

    @Test
    void listsAreFilteredByStatusStoryAndRelease() throws Exception {
        raise(raised("alr_k1", "s9"));
        raise(Samples.alert("alr_k1", "s9", 2, "withdrawn").build());
        raise(Samples.alert("alr_k2", "s9", 1, "raised")
                .setStory("sty_k2")
                .setReleases(List.of(ReleaseRef.newBuilder().setId("rel_k2").build()))
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(1))
                .build());
        raise(Samples.alert("alr_k2", "s9", 2, "evidence")
                .setStory("sty_k2")
                .setReleases(List.of(ReleaseRef.newBuilder().setId("rel_k3").build()))
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(1))
                .build());
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            assertThat(ids(gateway, "/alerts?subscription=s9&status=withdrawn")).containsExactly("alr_k1");
            assertThat(ids(gateway, "/alerts?subscription=s9&status=raised")).isEmpty();
            assertThat(ids(gateway, "/alerts?story=sty_k2&status=updated")).containsExactly("alr_k2");
            assertThat(ids(gateway, "/alerts?release=rel_k3")).containsExactly("alr_k2");
            assertThat(ids(gateway, "/alerts?release=rel_k2")).containsExactly("alr_k2");
            assertThat(ids(gateway, "/alerts?release=rel_k2&story=nowhere")).isEmpty();
            assertThat(gateway.get("/alerts?status=gone").problem(400)).contains("raised, updated, withdrawn");
            assertThat(gateway.get("/alerts?status=raised&after=").problem(400)).contains("alone");
        }
    }

    @Test
    void aListThatIsReadOnWhileAlertsArriveHoldsEachOnceAndMissesNone() throws Exception {
        for (int i = 1; i <= 4; i++) {
            raise(at("alr_m" + i, i, 1, "raised"));
        }
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            JsonNode first =
                    gateway.get("/alerts?subscription=s12&limit=2").is(200).json();
            assertThat(first.path("items"))
                    .extracting(item -> item.path("id").asText())
                    .containsExactly("alr_m4", "alr_m3");

            raise(at("alr_m5", 5, 1, "raised"));
            raise(at("alr_m4", 4, 2, "withdrawn"));
            raise(at("alr_m2", 2, 2, "evidence"));
            // Raised in the same millisecond as the last of the page, and behind it by its id.
            raise(at("alr_m1x", 3, 1, "raised"));
            await().atMost(PATIENCE).until(() -> gateway.get("/alerts/alr_m1x").status() == 200);
            JsonNode rest = gateway.get("/alerts?subscription=s12&cursor="
                            + first.path("nextCursor").asText())
                    .is(200)
                    .json();

            assertThat(rest.path("items"))
                    .extracting(item -> item.path("id").asText() + " "
                            + item.path("revision").asInt())
                    .containsExactly("alr_m1x 1", "alr_m2 2", "alr_m1 1");
            assertThat(rest.path("nextCursor").isNull()).isTrue();
        }
    }

    private static Alert at(String id, int second, int revision, String change) {
        return Samples.alert(id, "s12", revision, change)
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(second))
                .build();
    }

    private static List<String> ids(GatewayUnderTest gateway, String path) {
        List<String> ids = new ArrayList<>();
        gateway.get(path)
                .is(200)
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static List<String> paged(GatewayUnderTest gateway, String path) {
        List<String> ids = new ArrayList<>();
        JsonNode page = gateway.get(path).is(200).json();
        while (true) {
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            if (page.path("nextCursor").isNull()) {
                return ids;
            }
            page = gateway.get(path + "&cursor=" + page.path("nextCursor").asText())
                    .is(200)
                    .json();
        }
    }

    @Test
    void aCursorFromBeforeRetentionIsGone() throws Exception {
        raise(raised("alr_f", "s5"));
        String beginning;
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            beginning = gateway.get("/alerts?after=&limit=1")
                    .json()
                    .path("nextCursor")
                    .asText();
        }
        try (var admin = kafka.admin()) {
            for (int i = 0; i < Topics.ALERTS.partitions(); i++) {
                admin.deleteRecords(
                                Map.of(new TopicPartition(Topics.ALERTS.name(), i), RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
            }
        }
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            assertThat(gateway.get("/alerts?after=" + beginning).problem(410)).contains("retention");
            assertThat(gateway.send(gateway.request("/alerts/stream").header("Last-Event-ID", beginning))
                            .problem(410))
                    .isNotBlank();
            assertThat(gateway.get("/alerts?after=nonsense").problem(400)).contains("cursor");
            gateway.get("/alerts/alr_f").is(404);
        }
    }

    @Test
    void aSubscriptionHasAFeed() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}");
            gateway.put("/subscriptions/s6", "{\"name\": \"A & B\", \"expression\": \"NATO\"}")
                    .is(201);
            raise(raised("alr_g", "s6"));
            await().atMost(PATIENCE).until(() -> gateway.get("/alerts/alr_g").status() == 200);
            var feed = gateway.get("/subscriptions/s6/alerts.atom").is(200);
            assertThat(feed.header("Content-Type")).startsWith("application/atom+xml");
            assertThat(feed.response().body()).contains("urn:wirewatch:alert:alr_g", "<title>A &amp; B</title>");
            assertThat(gateway.get("/subscriptions/nobody/alerts.atom").problem(404))
                    .contains("nobody");
        }
    }
}
