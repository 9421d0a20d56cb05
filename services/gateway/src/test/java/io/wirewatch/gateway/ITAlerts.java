package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as a list and as a stream, over restarts of the gateway. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITAlerts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final WirewatchCluster kafka;

    ITAlerts(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    private record Event(String id, String type, JsonNode data) {}

    /** A stream as a client reads it. */
    private static final class Stream implements AutoCloseable {
        private final BufferedReader lines;

        Stream(GatewayUnderTest gateway, String query, String lastEventId) {
            HttpRequest.Builder request = gateway.request("/alerts/stream" + query).GET();
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpResponse<InputStream> response = gateway.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next block; data is null for one that only says where the stream is. */
        Event next() throws IOException {
            String id = null;
            String type = null;
            JsonNode data = null;
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = GatewayUnderTest.JSON.readTree(line.substring(6));
                }
            }
            return new Event(id, type, data);
        }

        Event nextAlert() throws IOException {
            Event event = next();
            while (event.data() == null) {
                event = next();
            }
            return event;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private void raise(Alert alert) {
        kafka.produce(Topics.ALERTS, alert.getSubscription().getId(), alert);
    }

    private static Alert raised(String id, String subscription) {
        return Samples.alert(id, subscription, 1, "raised").build();
    }

    @Test
    void aStreamResumesWithoutLossOverARestart() throws Exception {
        String last;
        Set<String> seen = new TreeSet<>();
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data);
                Stream stream = new Stream(gateway, "?subscription=s1", null)) {
            assertThat(stream.next().id()).isNotBlank();
            raise(raised("alr_a", "s1"));
            raise(raised("alr_other", "s2"));
            Event first = stream.nextAlert();
            assertThat(first.type()).isEqualTo("alert.raised");
            assertThat(first.data().at("/data/id").asText()).isEqualTo("alr_a");
            last = first.id();
        }
        raise(raised("alr_a", "s1"));
        raise(raised("alr_b", "s1"));
        raise(Samples.alert("alr_a", "s1", 2, "evidence").build());
        raise(Samples.alert("alr_a", "s1", 3, "copy").build());
        raise(Samples.alert("alr_late", "s1", 1, "raised").setOrigin("late").build());
        raise(Samples.alert("alr_a", "s1", 4, "withdrawn").setReason("killed").build());
        // Another folder: the cursor means the same to every gateway.
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data.resolve("other"));
                Stream stream = new Stream(gateway, "?subscription=s1", last)) {
            for (int i = 0; i < 3; i++) {
                Event event = stream.nextAlert();
                seen.add(event.type() + " " + event.data().at("/data/id").asText() + " "
                        + event.data().at("/data/revision").asInt());
            }
            assertThat(seen)
                    .containsExactlyInAnyOrder("alert.raised alr_b 1", "alert.updated alr_a 2", "alert.withdrawn alr_a 4");
        }
    }

    @Test
    void theFirstMessageOfAStreamAboutAnAlertIsThatItWasRaised() throws Exception {
        raise(raised("alr_c", "s3"));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/alerts/alr_c").status() == 200);
            String middle;
            try (Stream stream = new Stream(gateway, "?subscription=s3", null)) {
                stream.next();
                raise(Samples.alert("alr_c", "s3", 2, "evidence").build());
                Event first = stream.nextAlert();
                assertThat(first.type()).isEqualTo("alert.raised");
                assertThat(first.data().at("/data/revision").asInt()).isEqualTo(2);
                middle = first.id();
            }
            raise(Samples.alert("alr_c", "s3", 3, "evidence").build());
            try (Stream stream = new Stream(gateway, "?subscription=s3", middle)) {
                assertThat(stream.nextAlert().type()).isEqualTo("alert.updated");
            }
        }
    }

    @Test
    void aSilentStreamBeats() throws Exception {
        try (GatewayUnderTest gateway =
                        GatewayUnderTest.start(kafka, data, Map.of("wirewatch.gateway.heartbeat", "PT0.2S"));
                Stream stream = new Stream(gateway, "?subscription=nobody", null)) {
            for (int i = 0; i < 3; i++) {
                Event beat = stream.next();
                assertThat(beat.data()).isNull();
                assertThat(beat.id()).isNotBlank();
            }
        }
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
            assertThat(newest.path("items")).extracting(item -> item.path("id").asText())
                    .containsExactly("alr_e", "alr_d");
            assertThat(newest.at("/items/1/revision").asInt()).isEqualTo(2);
            JsonNode page = gateway.get("/alerts?subscription=s4&after=&limit=2").is(200).json();
            assertThat(page.path("items")).extracting(item -> item.path("revision").asInt())
                    .containsExactly(1, 2);
            JsonNode rest = gateway.get("/alerts?subscription=s4&after="
                            + page.path("nextCursor").asText())
                    .is(200)
                    .json();
            assertThat(rest.path("items")).extracting(item -> item.path("id").asText())
                    .containsExactly("alr_e");
        }
    }

    @Test
    void aCursorFromBeforeRetentionIsGone() throws Exception {
        raise(raised("alr_f", "s5"));
        String beginning;
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            beginning = gateway.get("/alerts?after=&limit=1").json().path("nextCursor").asText();
        }
        try (var admin = kafka.admin()) {
            for (int i = 0; i < Topics.ALERTS.partitions(); i++) {
                admin.deleteRecords(Map.of(
                                new TopicPartition(Topics.ALERTS.name(), i), RecordsToDelete.beforeOffset(-1)))
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
            gateway.put("/subscriptions/s6", "{\"name\": \"A & B\", \"expression\": \"NATO\"}").is(201);
            raise(raised("alr_g", "s6"));
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/alerts/alr_g").status() == 200);
            var feed = gateway.get("/subscriptions/s6/alerts.atom").is(200);
            assertThat(feed.header("Content-Type")).startsWith("application/atom+xml");
            assertThat(feed.response().body()).contains("urn:wirewatch:alert:alr_g", "<title>A &amp; B</title>");
            assertThat(gateway.get("/subscriptions/nobody/alerts.atom").problem(404)).contains("nobody");
        }
    }
}
