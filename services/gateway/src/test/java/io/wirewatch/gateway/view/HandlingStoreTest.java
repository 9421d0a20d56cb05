package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.gateway.Samples;
import io.wirewatch.gateway.view.View.Span;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and what was done about them come from two topics, in any order. */
@ExtendWith(WirewatchCluster.Extension.class)
class HandlingStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private View view;
    private AvroSerde<Alert> alertSerde;
    private AvroSerde<AlertHandling> serde;
    private HandlingStore store;
    private AlertStore alerts;
    private long offset;

    @BeforeEach
    void open(WirewatchCluster cluster) {
        view = new View(folder.resolve("view.db"));
        serde = cluster.serde(Topics.ALERT_HANDLING);
        alertSerde = cluster.serde(Topics.ALERTS);
        store = new HandlingStore(view, serde);
        alerts = new AlertStore(view, alertSerde);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private void read(Projection projection, String topic, String key, byte[] value) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long at = offset++;
        view.advance(
                Map.of(partition, new Span(0, at + 1)),
                db -> projection.apply(db, new ConsumerRecord<>(topic, 0, at, key, value)));
    }

    private void alert(String id, int revision) {
        Alert alert = Samples.alert(id, "s1", revision, revision == 1 ? "raised" : "evidence")
                .build();
        read(new AlertProjection(alertSerde), Topics.ALERTS.name(), "s1", alertSerde.write(alert));
    }

    private void handling(String id, AlertHandling handling) {
        read(store, Topics.ALERT_HANDLING.name(), id, handling == null ? null : serde.write(handling));
    }

    private static AlertHandling.Builder of(String id) {
        return AlertHandling.newBuilder().setAlert(id);
    }

    private List<String> ids(Boolean acknowledged, String assignee, Boolean muted, Instant now) {
        AlertStore.Filter filter = new AlertStore.Filter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                true,
                new AlertStore.Handled(acknowledged, assignee, muted, now));
        return alerts.page(filter, null, 10).stream().map(Alert::getId).toList();
    }

    @Test
    void whatWasDoneIsKnownWhicheverOfTheTwoIsReadFirst() {
        handling(
                "alr_early",
                of("alr_early").setAcknowledgedAt(NOON).setAssignee("Kim").build());
        alert("alr_early", 1);
        alert("alr_late", 1);
        handling(
                "alr_late",
                of("alr_late").setMutedUntil(NOON).setAssignee("Noor").build());

        assertThat(ids(true, null, null, NOON)).containsExactly("alr_early");
        assertThat(ids(false, null, null, NOON)).containsExactly("alr_late");
        assertThat(ids(null, "Kim", null, NOON)).containsExactly("alr_early");
        assertThat(ids(null, "Noor", null, NOON)).containsExactly("alr_late");
        assertThat(ids(null, "kim", null, NOON)).isEmpty();
        assertThat(store.of(List.of("alr_early", "alr_late", "alr_other"))).containsOnlyKeys("alr_early", "alr_late");
    }

    @Test
    void aMuteIsOverWhenItsTimeIs() {
        alert("alr_1", 1);
        alert("alr_2", 1);
        handling("alr_1", of("alr_1").setMutedUntil(NOON).build());

        assertThat(ids(null, null, true, NOON.minusMillis(1))).containsExactly("alr_1");
        assertThat(ids(null, null, false, NOON.minusMillis(1))).containsExactly("alr_2");
        assertThat(ids(null, null, true, NOON)).isEmpty();
        assertThat(ids(null, null, false, NOON)).containsExactly("alr_2", "alr_1");
    }

    @Test
    void aFurtherRevisionOfAnAlertKeepsWhatWasDoneAboutIt() {
        alert("alr_1", 1);
        handling("alr_1", of("alr_1").setAcknowledgedAt(NOON).setAssignee("Kim").build());
        alert("alr_1", 2);

        assertThat(ids(true, "Kim", null, NOON)).containsExactly("alr_1");
        assertThat(ids(false, null, null, NOON)).isEmpty();
    }

    @Test
    void theNewestRecordCountsMetTwiceToo() {
        alert("alr_1", 1);
        AlertHandling first = of("alr_1")
                .setAcknowledgedAt(NOON)
                .setAssignee("Kim")
                .setVersion(1)
                .build();
        handling("alr_1", first);
        handling("alr_1", first);
        handling("alr_1", of("alr_1").setVersion(2).build());

        assertThat(store.get("alr_1"))
                .hasValueSatisfying(
                        handling -> assertThat(handling.getVersion()).isEqualTo(2));
        assertThat(ids(false, null, false, NOON)).containsExactly("alr_1");
        assertThat(ids(null, "Kim", null, NOON)).isEmpty();
    }

    @Test
    void whereTheRecordIsDeletedNothingWasDone() {
        alert("alr_1", 1);
        handling(
                "alr_1",
                of("alr_1")
                        .setAcknowledgedAt(NOON)
                        .setAssignee("Kim")
                        .setMutedUntil(NOON)
                        .build());
        handling("alr_1", null);

        assertThat(store.get("alr_1")).isEmpty();
        assertThat(ids(false, null, false, Instant.EPOCH)).containsExactly("alr_1");
        assertThat(ids(null, "Kim", null, NOON)).isEmpty();
    }
}
