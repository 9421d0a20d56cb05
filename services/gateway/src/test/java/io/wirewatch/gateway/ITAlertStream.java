package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.gateway.SseReader.Event;
import io.wirewatch.gateway.view.StreamCursor;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The stream of alerts: what its readers are told, and what they cost. Resuming over restarts is {@link ITStreamResume}. */
@ExtendWith(WirewatchCluster.Extension.class)
@Timeout(300)
class ITAlertStream {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> BEATING = Map.of("wirewatch.gateway.heartbeat", "PT0.2S");

    @TempDir
    Path data;

    private final WirewatchCluster kafka;

    ITAlertStream(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    private void raise(Alert alert) {
        kafka.produce(Topics.ALERTS, alert.getSubscription().getId(), alert);
    }

    @Test
    void whatACoolDownSuppressesIsListedAndNotSent() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data);
                SseReader stream = new SseReader(gateway, "?subscription=s10", null)) {
            gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}");
            gateway.put("/subscriptions/s10", "{\"name\": \"quiet\", \"expression\": \"NATO\"}")
                    .is(201);
            raise(Samples.alert("alr_q1", "s10", 1, "raised").build());
            raise(Samples.alert("alr_q2", "s10", 1, "raised")
                    .setSuppressed("cooldown")
                    .build());
            raise(Samples.alert("alr_q3", "s10", 1, "raised")
                    .setSuppressed("cooldown")
                    .build());
            raise(Samples.alert("alr_q2", "s10", 2, "evidence")
                    .setSuppressedBefore(1)
                    .build());

            assertThat(List.of(stream.nextAlert(), stream.nextAlert()))
                    .extracting(Event::toString)
                    .containsExactly("alert.raised alr_q1 1", "alert.raised alr_q2 2");
            assertThat(gateway.get("/alerts?subscription=s10").is(200).json().path("items"))
                    .extracting(item -> item.path("id").asText() + " "
                            + item.path("suppressed").asText() + " "
                            + item.path("suppressedBefore").asInt())
                    .containsExactlyInAnyOrder("alr_q1 null 0", "alr_q2 null 1", "alr_q3 cooldown 0");
            assertThat(gateway.get("/alerts?subscription=s10&after=")
                            .is(200)
                            .json()
                            .path("items"))
                    .hasSize(4);
            assertThat(gateway.get("/subscriptions/s10/alerts.atom")
                            .is(200)
                            .response()
                            .body())
                    .contains("alr_q1", "alr_q2")
                    .doesNotContain("alr_q3");
        }
    }

    @Test
    void whatAReplayChangesQuietlyIsNotSentAndTheAlertStaysAsItWas() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data);
                SseReader stream = new SseReader(gateway, "?subscription=s-again", null)) {
            gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}");
            gateway.put("/subscriptions/s-again", "{\"name\": \"read again\", \"expression\": \"NATO\"}")
                    .is(201);
            raise(Samples.alert("alr_sent", "s-again", 1, "raised").build());
            raise(Samples.alert("alr_kept", "s-again", 1, "raised")
                    .setSuppressed("cooldown")
                    .build());
            for (String id : List.of("alr_sent", "alr_kept")) {
                raise(Samples.alert(id, "s-again", 2, "evidence")
                        .setSuppressed("replay")
                        .build());
            }
            raise(Samples.alert("alr_last", "s-again", 1, "raised").build());

            assertThat(List.of(stream.nextAlert(), stream.nextAlert()))
                    .extracting(Event::toString)
                    .containsExactly("alert.raised alr_sent 1", "alert.raised alr_last 1");
            assertThat(gateway.get("/alerts?subscription=s-again")
                            .is(200)
                            .json()
                            .path("items"))
                    .extracting(item -> item.path("id").asText() + " "
                            + item.path("revision").asInt() + " "
                            + item.path("suppressed").asText())
                    .containsExactlyInAnyOrder("alr_sent 2 replay", "alr_kept 2 replay", "alr_last 1 null");
            assertThat(gateway.get("/subscriptions/s-again/alerts.atom")
                            .is(200)
                            .response()
                            .body())
                    .contains("alr_sent", "alr_last")
                    .doesNotContain("alr_kept");
        }
    }

    @Test
    void aStreamHoldsWhatItsFilterNamesAndNoCopies() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data);
                SseReader stream = new SseReader(gateway, "?subscription=s1", null)) {
            raise(Samples.alert("alr_a", "s1", 1, "raised").build());
            raise(Samples.alert("alr_other", "s2", 1, "raised").build());
            raise(Samples.alert("alr_a", "s1", 1, "raised").build());
            raise(Samples.alert("alr_a", "s1", 2, "copy").build());
            raise(Samples.alert("alr_late", "s1", 1, "raised").setOrigin("late").build());
            raise(Samples.alert("alr_a", "s1", 3, "evidence").build());
            raise(Samples.alert("alr_a", "s1", 4, "withdrawn")
                    .setReason("killed")
                    .build());
            assertThat(List.of(stream.nextAlert(), stream.nextAlert(), stream.nextAlert()))
                    .extracting(Event::toString)
                    .containsExactly("alert.raised alr_a 1", "alert.updated alr_a 3", "alert.withdrawn alr_a 4");
        }
    }

    @Test
    void theFirstMessageOfAStreamAboutAnAlertIsThatItWasRaised() throws Exception {
        raise(Samples.alert("alr_c", "s3", 1, "raised").build());
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            String middle;
            try (SseReader stream = new SseReader(gateway, "?subscription=s3", null)) {
                raise(Samples.alert("alr_c", "s3", 2, "evidence").build());
                assertThat(stream.nextAlert()).hasToString("alert.raised alr_c 2");
                middle = stream.lastId();
            }
            raise(Samples.alert("alr_c", "s3", 3, "evidence").build());
            try (SseReader stream = new SseReader(gateway, "?subscription=s3", middle)) {
                assertThat(stream.nextAlert()).hasToString("alert.updated alr_c 3");
            }
        }
    }

    @Test
    void aSilentStreamBeats() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data, BEATING);
                SseReader stream = new SseReader(gateway, "?subscription=nobody", null)) {
            for (int i = 0; i < 3; i++) {
                Event beat = stream.next();
                assertThat(beat.data()).isNull();
                assertThat(beat.id()).isNotBlank();
            }
        }
    }

    @Test
    void anIdThatIsNoneOfThisStreamIsRefusedWithWhatToDo() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            String cluster = gateway.bean(io.wirewatch.gateway.view.View.class).cluster();
            List<Long> far = Collections.nCopies(Topics.ALERTS.partitions(), 1_000_000L);
            assertThat(answer(gateway, "nonsense").problem(400)).contains("id of an event", "nonsense");
            assertThat(answer(gateway, StreamCursor.at("another", far).text()).problem(410))
                    .contains("another log", "/api/v1/alerts");
            assertThat(answer(gateway, StreamCursor.at(cluster, far).text()).problem(410))
                    .contains("another log");
            assertThat(gateway.get("/alerts/stream?after=nonsense").problem(400))
                    .contains("id of an event");
        }
    }

    private static GatewayUnderTest.Answer answer(GatewayUnderTest gateway, String lastEventId) {
        return gateway.send(gateway.request("/alerts/stream").header("Last-Event-ID", lastEventId));
    }

    @Test
    void streamsAreCountedWhileTheyAreReadAndNoMoreThanAllowed() throws Exception {
        Map<String, Object> one = Map.of("wirewatch.gateway.heartbeat", "PT0.2S", "wirewatch.gateway.streams", "1");
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data, one)) {
            for (int i = 0; i < 3; i++) {
                gateway.send(gateway.request("/alerts/stream").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .is(200);
            }
            await().atMost(PATIENCE).until(() -> open(gateway) == 0);
            try (SseReader only = new SseReader(gateway, "", null)) {
                assertThat(only.next().id()).isNotBlank();
                GatewayUnderTest.Answer refused = gateway.get("/alerts/stream");
                assertThat(refused.problem(503)).contains("1 streams");
                assertThat(refused.header("Retry-After")).isEqualTo("2");
            }
            await().atMost(PATIENCE).until(() -> open(gateway) == 0);
        }
    }

    @Test
    void aReaderThatTakesNothingIsCutOffAndGoesOnWhereItWas() throws Exception {
        int alerts = 200;
        Map<String, Object> impatient = Map.of("wirewatch.gateway.slow-reader", "PT1S");
        List<String> seen = new ArrayList<>();
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data, impatient)) {
            SseReader slow = SseReader.narrow(gateway, "?subscription=s9");
            await().atMost(PATIENCE).until(() -> open(gateway) == 1);
            IntStream.range(0, alerts).forEach(i -> raise(quoting("alr_large" + i, "s9", "quote ".repeat(20_000))));
            await().atMost(PATIENCE).until(() -> open(gateway) == 0);
            drain(slow, seen);
            // What it was sent before it was cut off is what sockets hold, not all that there was.
            assertThat(seen).hasSizeLessThan(alerts);
            try (SseReader again = new SseReader(gateway, "?subscription=s9", slow.lastId())) {
                while (seen.size() < alerts) {
                    seen.add(again.nextAlert().alert());
                }
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, alerts)
                        .mapToObj(i -> "alr_large" + i)
                        .toList());
    }

    /** As much as its sockets do not hold, and not so much that the server has no room for more. */
    @Test
    void aReaderForWhomOnlyALittleWaitsIsCutOffToo() throws Exception {
        Map<String, Object> impatient = Map.of(
                "wirewatch.gateway.slow-reader", "PT1S", "micronaut.server.netty.child-options.SO_SNDBUF", "8192");
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data, impatient);
                SseReader slow = SseReader.narrow(gateway, "?subscription=s11")) {
            await().atMost(PATIENCE).until(() -> open(gateway) == 1);
            for (int i = 0; open(gateway) > 0; i++) {
                await().atMost(PATIENCE).until(() -> open(gateway) == 0 || gauge(gateway, "unsent.most") == 0);
                String id = "alr_little" + i;
                raise(quoting(id, "s11", "q".repeat(5000)));
                await().atMost(PATIENCE)
                        .until(() -> gateway.get("/alerts/" + id).status() == 200);
            }
        }
    }

    private static Alert quoting(String id, String subscription, String quote) {
        return Samples.alert(id, subscription, 1, "raised")
                .setEvidence(List.of(Evidence.newBuilder()
                        .setRelease("rel_0000000000000000000001")
                        .setQuote(quote)
                        .build()))
                .build();
    }

    private static void drain(SseReader stream, List<String> seen) throws IOException {
        try (stream) {
            while (true) {
                seen.add(stream.nextAlert().alert());
            }
        } catch (IOException e) {
            assertThat(seen).as("before: " + e.getMessage()).isNotEmpty();
        }
    }

    private static int open(GatewayUnderTest gateway) {
        return gauge(gateway, "streams.open");
    }

    private static int gauge(GatewayUnderTest gateway, String name) {
        return (int) gateway.bean(MeterRegistry.class)
                .get("wirewatch.gateway." + name)
                .gauge()
                .value();
    }
}
