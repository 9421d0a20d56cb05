package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    void listsAreFilteredBySourceAsExpressionsNameIt() throws Exception {
        raise(about("alr_n1", 1, 1, "raised", "Roads-7", "https://www.roads.example/a", "nato"));
        raise(about("alr_n2", 2, 1, "raised", "push", "https://news.roads.example/b", "nato"));
        raise(about("alr_n3", 3, 1, "raised", "push", null, "nato"));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            assertThat(ids(gateway, "/alerts?source=roads-7")).containsExactly("alr_n1");
            assertThat(ids(gateway, "/alerts?source=ROADS-7")).containsExactly("alr_n1");
            assertThat(ids(gateway, "/alerts?source=www.roads.example")).containsExactly("alr_n1");
            assertThat(ids(gateway, "/alerts?source=roads.example")).containsExactly("alr_n2", "alr_n1");
            assertThat(ids(gateway, "/alerts?source=oads.example")).isEmpty();
            assertThat(paged(gateway, "/alerts?source=roads.example&limit=1")).containsExactly("alr_n2", "alr_n1");
            assertThat(gateway.get("/alerts?source=push&after=").problem(400)).contains("alone");
        }
    }

    @Test
    void listsAreFilteredByActorTogetherWithAllElse() throws Exception {
        raise(about("alr_o1", 1, 1, "raised", "tower", "https://tower.example/1", "harbour", "crane"));
        raise(about("alr_o2", 2, 1, "raised", "tower", "https://tower.example/2", "harbour"));
        raise(about("alr_o3", 3, 1, "raised", "quay", "https://quay.example/3", "harbour"));
        raise(Alert.newBuilder(about("alr_o4", 4, 1, "raised", "tower", null, "harbour"))
                .setOrigin("late")
                .setStory("sty_o4")
                .build());
        String from = Samples.ARRIVAL.plusSeconds(2).toString();
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            assertThat(paged(gateway, "/alerts?actor=harbour&limit=1"))
                    .containsExactly("alr_o4", "alr_o3", "alr_o2", "alr_o1");
            assertThat(ids(gateway, "/alerts?actor=crane")).containsExactly("alr_o1");
            assertThat(ids(gateway, "/alerts?actor=Crane")).isEmpty();
            assertThat(paged(gateway, "/alerts?actor=harbour&source=tower&limit=1"))
                    .containsExactly("alr_o4", "alr_o2", "alr_o1");
            assertThat(ids(gateway, "/alerts?actor=harbour&source=tower&origin=live&from=" + from))
                    .containsExactly("alr_o2");
            assertThat(ids(gateway, "/alerts?actor=harbour&to=" + from)).containsExactly("alr_o1");
            assertThat(ids(gateway, "/alerts?actor=harbour&subscription=s13&status=raised&source=quay.example"))
                    .containsExactly("alr_o3");
            assertThat(ids(gateway, "/alerts?actor=harbour&story=sty_o4&source=tower"))
                    .containsExactly("alr_o4");
            assertThat(ids(gateway, "/alerts?actor=crane&release=rel_of_alr_o1"))
                    .containsExactly("alr_o1");
            assertThat(ids(gateway, "/alerts?actor=crane&release=rel_of_alr_o2"))
                    .isEmpty();
            assertThat(gateway.get("/alerts?actor=harbour&after=").problem(400)).contains("alone");
        }
    }

    @Test
    void anAlertIsFoundByWhatItsNewestRevisionNamesAndAWithdrawnOneByWhatItNamedLast() throws Exception {
        raise(about("alr_p1", 1, 1, "raised", "mill", "https://mill.example/1", "miller", "weaver"));
        raise(about("alr_p1", 1, 2, "evidence", "loom", "https://loom.example/1", "weaver", "dyer"));
        raise(about("alr_p2", 2, 1, "raised", "mill", "https://mill.example/2", "miller"));
        raise(Samples.alert("alr_p2", "s13", 2, "withdrawn")
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(2))
                .setReleases(List.of())
                .setEvidence(List.of())
                .build());
        // Given again after a crash.
        raise(about("alr_p1", 1, 1, "raised", "mill", "https://mill.example/1", "miller", "weaver"));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            assertThat(ids(gateway, "/alerts?actor=miller")).containsExactly("alr_p2");
            assertThat(ids(gateway, "/alerts?actor=miller&source=mill.example&status=withdrawn"))
                    .containsExactly("alr_p2");
            assertThat(ids(gateway, "/alerts?actor=weaver")).containsExactly("alr_p1");
            assertThat(ids(gateway, "/alerts?actor=dyer&source=loom")).containsExactly("alr_p1");
            assertThat(ids(gateway, "/alerts?source=mill")).containsExactly("alr_p2");

            raise(about("alr_p2", 2, 3, "raised", "loom", "https://loom.example/2", "dyer"));
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/alerts/alr_p2")
                                    .json()
                                    .path("revision")
                                    .asInt()
                            == 3);
            assertThat(ids(gateway, "/alerts?actor=miller")).isEmpty();
            assertThat(ids(gateway, "/alerts?actor=dyer")).containsExactly("alr_p2", "alr_p1");
        }
    }

    /** An alert about one release, with a piece of evidence for each actor. */
    private static Alert about(
            String id, int second, int revision, String change, String source, String url, String... actors) {
        Alert sample = Samples.alert(id, "s13", revision, change).build();
        String release = "rel_of_" + id;
        return Alert.newBuilder(sample)
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(second))
                .setReleases(List.of(ReleaseRef.newBuilder(sample.getReleases().getFirst())
                        .setId(release)
                        .setSource(source)
                        .setUrl(url)
                        .build()))
                .setEvidence(Stream.of(actors)
                        .map(actor -> Evidence.newBuilder(sample.getEvidence().getFirst())
                                .setRelease(release)
                                .setActor(actor)
                                .build())
                        .toList())
                .build();
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
