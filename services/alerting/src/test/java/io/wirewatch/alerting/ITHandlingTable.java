package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.AlertHandling;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of mutes against a real broker. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITHandlingTable {
    private final WirewatchCluster cluster;

    ITHandlingTable(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aMuteHoldsFromTheNextRefreshUntilItsTimeOrItsEnd() {
        Instant now = Instant.now();
        Instant until = Instant.parse("2126-11-24T10:00:00Z");
        put(muted("alr_1", until));
        put(muted("alr_2", until));
        try (ServiceContext context = ServiceContext.start("alerting", cluster.properties());
                HandlingTable table = table(context)) {
            table.refresh();
            assertThat(table.muted("alr_1", now)).hasValue("the alert is muted by Kim until 2126-11-24T10:00:00.000Z");
            assertThat(table.muted("alr_1", until.minusMillis(1))).isPresent();
            assertThat(table.muted("alr_1", until)).isEmpty();
            assertThat(table.muted("alr_other", now)).isEmpty();

            put(AlertHandling.newBuilder().setAlert("alr_1").setAssignee("Kim").build());
            cluster.produce(Topics.ALERT_HANDLING, "alr_2", null);
            table.refresh(Duration.ofHours(1));
            assertThat(table.muted("alr_1", now)).as("young enough").isPresent();
            table.refresh(Duration.ZERO);
            assertThat(table.muted("alr_1", now)).isEmpty();
            assertThat(table.muted("alr_2", now)).isEmpty();
        }
    }

    @Test
    void mutesThatAreOverAreNotKeptForEver() {
        Map<String, AlertHandling> over = new LinkedHashMap<>();
        IntStream.range(0, 5_000)
                .forEach(i -> over.put("alr_over" + i, muted("alr_over" + i, Instant.parse("2026-01-01T00:00:00Z"))));
        cluster.produceAll(Topics.ALERT_HANDLING, over);
        try (ServiceContext context = ServiceContext.start("alerting", cluster.properties());
                HandlingTable table = table(context)) {
            table.refresh();
            assertThat(table.size()).isLessThanOrEqualTo(1_000);
        }
    }

    private static HandlingTable table(ServiceContext context) {
        return new HandlingTable(context.bean(KafkaClients.class), context.bean(DeadLetters.class), Clock.systemUTC());
    }

    private void put(AlertHandling handling) {
        cluster.produce(Topics.ALERT_HANDLING, handling.getAlert(), handling);
    }

    private static AlertHandling muted(String alert, Instant until) {
        return AlertHandling.newBuilder()
                .setAlert(alert)
                .setMutedUntil(until)
                .setMutedBy("Kim")
                .build();
    }
}
