package io.wirewatch.matching;

import static io.wirewatch.matching.Fixtures.head;
import static io.wirewatch.matching.Fixtures.mentions;
import static io.wirewatch.matching.Fixtures.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several instances of matching, with standbys: whichever does a release knows every subscription that was there before. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITMatchingInstances {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ROUNDS = 90;

    private final WirewatchCluster cluster;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path data;

    ITMatchingInstances(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void nothingIsMissedOrRaisedTwiceWhileInstancesComeAndGo() throws Exception {
        ServiceContext first = start(0);
        first.awaitReady(PATIENCE);
        rounds(0, ROUNDS / 3);
        try (ServiceContext second = start(1)) {
            // Partitions move while these come in, and once more when the first has gone.
            rounds(ROUNDS / 3, 2 * ROUNDS / 3);
            second.awaitReady(PATIENCE);
            first.close();
            rounds(2 * ROUNDS / 3, ROUNDS);
            // Releases of the beginning in a further version: whoever has their state now knows that they were raised.
            IntStream.range(0, ROUNDS / 3).forEach(this::withdraw);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> alerts("raised").size() >= ROUNDS
                            && alerts("withdrawn").size() >= ROUNDS / 3);
        } finally {
            first.close();
        }

        assertThat(ids(alerts("raised"))).hasSize(ROUNDS);
        assertThat(alerts("raised"))
                .allSatisfy(alert -> assertThat(alert.getRevision()).isEqualTo(1));
        assertThat(ids(alerts("withdrawn"))).hasSize(ROUNDS / 3);
        assertThat(alerts("withdrawn"))
                .allSatisfy(alert -> assertThat(alert.getRevision()).isEqualTo(2));
    }

    private ServiceContext start(int instance) throws Exception {
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("wirewatch.instance", instance);
        properties.put("wirewatch.data", data.resolve("instance-" + instance).toString());
        properties.put("wirewatch.kafka.client.num.standby.replicas", 1);
        // How long the partitions of an instance that has gone wait for it.
        properties.put("wirewatch.kafka.client.session.timeout.ms", 6_000);
        properties.put("wirewatch.kafka.client.heartbeat.interval.ms", 2_000);
        return ServiceContext.start("matching", properties);
    }

    private void rounds(int from, int to) {
        for (int i = from; i < to; i++) {
            cluster.produce(Topics.SUBSCRIPTIONS, id("sub", i), subscription(id("sub", i), "actor:" + id("actor", i)));
            cluster.produce(
                    Topics.RELEASES_MENTIONS,
                    id("rel", i),
                    mentions(head(id("rel", i)).build(), id("actor", i)));
        }
    }

    private void withdraw(int i) {
        cluster.produce(
                Topics.RELEASES_MENTIONS,
                id("rel", i),
                mentions(head(id("rel", i)).setVersion(2).setStatus("withdrawn").build(), id("actor", i)));
    }

    private String id(String kind, int i) {
        return kind + "-" + run + "-" + i;
    }

    private List<Alert> alerts(String status) {
        return cluster.readAll(Topics.ALERTS).stream()
                .filter(record -> record.key().startsWith("sub-" + run))
                .map(ReadRecord::value)
                .filter(alert -> alert.getStatus().equals(status))
                .toList();
    }

    private static Set<String> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::getId).collect(Collectors.toSet());
    }
}
