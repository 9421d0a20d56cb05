package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AuditEntry;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseRef;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Releases erased on legal demand; what other services would write is written by hand. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITErasure {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TITLE = "NATO and Russia meet";

    private static final AtomicInteger TESTS = new AtomicInteger();

    @TempDir
    Path data;

    /** The broker is shared, and what was erased stays erased. */
    private final int number = TESTS.incrementAndGet();

    private final String pageId = String.format("rel_erased%016d", number);
    private final String partId = String.format("rel_part%018d", number);
    private final String source = "erasure-" + number;
    private final String alertId = "alr_erasure" + number;
    private final WirewatchCluster kafka;

    ITErasure(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    @BeforeEach
    void aReleaseWithAPartAndAnAlert() {
        ReleaseHead page = page().build();
        ReleaseHead part = part().build();
        for (ReleaseHead head : List.of(page, part)) {
            kafka.produce(Topics.RELEASES_CLEAN, head.getId(), Samples.clean(head));
            kafka.produce(Topics.RELEASES_MENTIONS, head.getId(), Samples.mentions(head));
        }
        kafka.produce(Topics.ALERTS, source, alert());
    }

    private ReleaseHead.Builder page() {
        return Samples.head(pageId).setSource(source).setParts(List.of(partId));
    }

    private ReleaseHead.Builder part() {
        return Samples.head(partId).setSource(source).setCarrier(pageId);
    }

    private Alert alert() {
        Alert sample = Samples.alert(alertId, source, 1, "raised").build();
        return Alert.newBuilder(sample)
                .setReleases(List.of(ReleaseRef.newBuilder(sample.getReleases().getFirst())
                        .setId(pageId)
                        .setSource(source)
                        .setUrl("https://" + source + ".example/page")
                        .build()))
                .setEvidence(List.of(Evidence.newBuilder(sample.getEvidence().getFirst())
                        .setRelease(pageId)
                        .build()))
                .build();
    }

    @Test
    void isShownNowhereAnyMoreAndSaidToThePipelineAndTheAudit() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            awaitAll(gateway);
            assertThat(gateway.get("/releases?q=nato&source=" + source).json().toString())
                    .contains(TITLE);
            assertThat(alerts(gateway, "source=" + source + ".example")).contains(alertId);
            assertThat(gateway.delete("/releases/" + partId).problem(409)).contains("DELETE /releases/" + pageId);

            gateway.delete("/releases/" + pageId).is(204);

            gateway.delete("/releases/" + pageId).is(404);
            isShownNowhere(gateway);
            assertThat(gateway.get("/audit?subject=release/" + pageId)
                            .json()
                            .at("/items/0/action")
                            .asText())
                    .isEqualTo("erased");
        }
        RawRelease record = kafka.readAll(Topics.RELEASES_RAW).stream()
                .filter(raw -> raw.key().equals(pageId))
                .reduce((first, last) -> last)
                .orElseThrow()
                .value();
        assertThat(record.getStatus()).isEqualTo("erased");
        assertThat(record.getBody().remaining()).isZero();
        assertThat(record.getTitle()).isNull();
        assertThat(record.getUrl()).isNull();
    }

    /** The view is made from the log, and the log still holds the words: the audit is what it has to go by. */
    @Test
    void isShownByNoViewThatIsBuiltAnew(@TempDir Path other) throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            awaitAll(gateway);
            gateway.delete("/releases/" + pageId).is(204);
        }
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, other)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/alerts/" + alertId).status() == 200);
            catchUp(gateway);
            isShownNowhere(gateway);
        }
    }

    /** The process that erased it died before it could say so to the audit. */
    @Test
    void isEndedByWhoAsksAgain() throws Exception {
        kafka.produce(
                Topics.RELEASES_CLEAN,
                pageId,
                Samples.clean(
                        page().setVersion(2)
                                .setStatus("withdrawn")
                                .setNotice("erasure")
                                .setTitle("")
                                .build(),
                        ""));
        kafka.produce(
                Topics.RELEASES_CLEAN,
                partId,
                Samples.clean(
                        part().setVersion(2)
                                .setStatus("withdrawn")
                                .setNotice("erasure")
                                .setTitle("")
                                .build(),
                        ""));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/alerts/" + alertId).status() == 200);
            catchUp(gateway);
            isShownNowhere(gateway);

            gateway.delete("/releases/" + pageId).is(204);
            gateway.delete("/releases/" + pageId).is(404);
        }
        assertThat(kafka.readAll(Topics.AUDIT))
                .extracting(entry -> entry.value())
                .extracting(AuditEntry::getSubject, AuditEntry::getAction)
                .contains(org.assertj.core.groups.Tuple.tuple("release/" + pageId, "erased"));
    }

    @Test
    void noAddressOfItFindsAnAlertThatWasWithdrawnBefore() throws Exception {
        kafka.produce(
                Topics.ALERTS,
                source,
                Samples.alert(alertId, source, 2, "withdrawn")
                        .setReleases(List.of())
                        .setEvidence(List.of())
                        .build());
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            awaitAll(gateway);
            await().atMost(PATIENCE)
                    .until(() -> alerts(gateway, "status=withdrawn&source=" + source + ".example")
                            .contains(alertId));

            gateway.delete("/releases/" + pageId).is(204);

            assertThat(alerts(gateway, "source=" + source + ".example")).doesNotContain(alertId);
            assertThat(alerts(gateway, "status=withdrawn&source=" + source + "&actor=nato"))
                    .contains(alertId);
        }
    }

    @Test
    void itsMessagesAreNotSentAgain() throws Exception {
        kafka.produce(
                Topics.DELIVERIES,
                "dlv_e" + number,
                Delivery.newBuilder()
                        .setId("dlv_e" + number)
                        .setEndpoint("end_e")
                        .setAlert(alertId)
                        .setRevision(1)
                        .setState("delivered")
                        .build());
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            awaitAll(gateway);
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/deliveries/dlv_e" + number).status() == 200);
            gateway.delete("/releases/" + pageId).is(204);

            assertThat(gateway.post("/deliveries/dlv_e" + number + ":resend", "")
                            .problem(409))
                    .contains("erased");
        }
    }

    @Test
    void whatIsUnknownIsNotFound() throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data)) {
            gateway.delete("/releases/rel_unknown0000000000000").is(404);
        }
    }

    private void isShownNowhere(GatewayUnderTest gateway) {
        for (String id : List.of(pageId, partId)) {
            gateway.get("/releases/" + id).is(404);
        }
        assertThat(gateway.get("/releases?q=nato&source=" + source).json().path("items"))
                .isEmpty();
        assertThat(gateway.get("/releases?actor=nato&source=" + source).json().path("items"))
                .isEmpty();
        JsonNode alert = gateway.get("/alerts/" + alertId).is(200).json();
        assertThat(alert.at("/releases/0/title").asText()).isEmpty();
        assertThat(alert.at("/releases/0/url").isNull()).isTrue();
        assertThat(alert.at("/evidence/0/quote").asText()).isEmpty();
        for (String list : List.of("/alerts?subscription=" + source, "/alerts?subscription=" + source + "&after=")) {
            assertThat(gateway.get(list).is(200).json().toString())
                    .contains(alertId)
                    .doesNotContain(TITLE);
        }
        // Its source and actors are shown, its address is not.
        assertThat(alerts(gateway, "source=" + source + "&actor=nato")).contains(alertId);
        assertThat(alerts(gateway, "source=" + source + ".example")).doesNotContain(alertId);
    }

    private static String alerts(GatewayUnderTest gateway, String query) {
        return gateway.get("/alerts?" + query).is(200).json().toString();
    }

    private void awaitAll(GatewayUnderTest gateway) {
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/releases/" + partId).status() == 200
                        && gateway.get("/releases/" + pageId).status() == 200
                        && gateway.get("/alerts/" + alertId).status() == 200);
        catchUp(gateway);
    }

    private static void catchUp(GatewayUnderTest gateway) {
        Barrier barrier = gateway.bean(Barrier.class);
        List.of(Topics.RELEASES_CLEAN, Topics.RELEASES_MENTIONS, Topics.AUDIT)
                .forEach(topic -> assertThat(barrier.catchUp(topic)).isTrue());
    }
}
