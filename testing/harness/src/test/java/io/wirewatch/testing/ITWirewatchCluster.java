package io.wirewatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WirewatchCluster.Extension.class)
class ITWirewatchCluster {
    private final WirewatchCluster cluster;

    ITWirewatchCluster(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void whatIsWrittenIsReadBackWithItsTimestamp() {
        Instant arrival = Instant.parse("2004-04-15T00:00:00Z");
        cluster.produce(Topics.ACTORS, "nato", Actor.newBuilder().setId("nato").build(), arrival);
        var read = cluster.awaitRecords(Topics.ACTORS, 1).getFirst();
        assertThat(read.key()).isEqualTo("nato");
        assertThat(read.value().getId()).isEqualTo("nato");
        assertThat(read.timestamp()).isEqualTo(arrival);
    }

    @Test
    void manyRecordsAreWrittenAtOnce() {
        Map<String, Replay> replays = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            replays.put("rpl_" + i, Replay.newBuilder().setId("rpl_" + i).build());
        }
        cluster.produceAll(Topics.REPLAYS, replays);
        assertThat(cluster.readAll(Topics.REPLAYS)).hasSize(100);
    }

    @Test
    void recordsOutliveTheBroker() throws Exception {
        byte[] poison = "no record".getBytes(StandardCharsets.UTF_8);
        cluster.produceBytes(Topics.AUDIT, "key", poison);
        cluster.stopBroker();
        cluster.startBroker();
        cluster.produceBytes(Topics.AUDIT, "key", poison);
        assertThat(cluster.deadLetters(Topics.AUDIT)).isEmpty();
        try (var admin = cluster.admin()) {
            assertThat(admin.listTopics().names().get()).contains("_schemas", "wirewatch.audit.dlq");
        }
    }
}
