package io.wirewatch.alerting;

import static io.wirewatch.alerting.Fixtures.ARRIVAL;
import static io.wirewatch.alerting.Fixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.WebhookReceiver.Reply;
import io.wirewatch.testing.WirewatchCluster;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Promise 4 under {@code kill -9}: alerting runs as a process of its own and is killed for good. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITKill {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ALERTS = 120;
    private static final int KILLS = 3;

    @TempDir
    private Path logs;

    private final WirewatchCluster cluster;
    private final WebhookReceiver receiver = WebhookReceiver.start();

    ITKill(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void putEndpoint() throws Exception {
        // A context that is closed at once: only its key is needed.
        try (ServiceContext service = ServiceContext.start("alerting", cluster.properties())) {
            byte[] secret = WebhookSigner.newSecret().getBytes(StandardCharsets.UTF_8);
            for (String id : List.of("once", "many-0", "many-1", "many-2")) {
                Endpoint endpoint = Endpoint.newBuilder(Fixtures.endpoint(id, "PT0.5S", "PT0.5S", "PT0.5S", "PT0.5S"))
                        .setUrl(receiver.url("/" + id).toString())
                        .setSecret(ByteBuffer.wrap(service.bean(SecretBox.class).seal(id, secret)))
                        .build();
                cluster.produce(Topics.ENDPOINTS, id, endpoint);
            }
        }
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void anAttemptWhoseOutcomeWasNotRecordedIsRepeatedAndARecordedOneNever() throws Exception {
        receiver.script("/once", Reply.hang());
        cluster.produce(Topics.ALERTS, "pact", alert("alr_1", 1, "raised", "once"), ARRIVAL);
        try (AlertingProcess process = start()) {
            await().atMost(PATIENCE).until(() -> receiver.received("/once").size() == 1);
        }
        try (AlertingProcess process = start()) {
            await().atMost(PATIENCE).until(() -> delivered().containsKey(Ids.delivery("once", "alr_1", 1)));
        }
        cluster.produce(Topics.ALERTS, "pact", alert("alr_2", 1, "raised", "once"), ARRIVAL);
        try (AlertingProcess process = start()) {
            await().atMost(PATIENCE).until(() -> delivered().containsKey(Ids.delivery("once", "alr_2", 1)));
        }

        String first = Ids.message("once", "alr_1", 1);
        List<Received> received = receiver.received("/once");
        assertThat(received)
                .extracting(Received::webhookId)
                .containsExactly(first, first, Ids.message("once", "alr_2", 1));
        assertThat(received.get(1).text()).isEqualTo(received.get(0).text());
    }

    @Test
    void killsAtAnyTimeLoseNothingAndRepeatNoMoreThanWasUnderWay() throws Exception {
        Random random = new Random();
        String[] endpoints = {"many-0", "many-1", "many-2"};
        for (int i = 0; i < ALERTS; i++) {
            cluster.produce(Topics.ALERTS, "pact", alert("alr_many" + i, 1, "raised", endpoints), ARRIVAL);
            // Every fourth answer is a failure, so that there are retries to be killed too.
            receiver.script("/" + endpoints[i % 3], Reply.of(i % 4 == 0 ? 500 : 204));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            // Chance decides when, and so does the machine: no seed would bring a run back.
            int goOn = receiver.received().size() + 1 + random.nextInt(ALERTS / 2);
            try (AlertingProcess process = start()) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> receiver.received().size() >= Math.min(goOn, ALERTS * 3));
            }
        }
        try (AlertingProcess process = start()) {
            await().atMost(PATIENCE).until(() -> manyDelivered().size() >= ALERTS * 3);
        }

        Map<String, Long> requests =
                receiver.received().stream().collect(Collectors.groupingBy(Received::webhookId, Collectors.counting()));
        assertThat(requests).hasSize(ALERTS * 3);
        long unrecorded = 0;
        for (Delivery delivery : manyDelivered().values()) {
            assertThat(delivery.getAttempts())
                    .filteredOn(attempt -> attempt.getStatus() == 204)
                    .hasSize(1);
            unrecorded += requests.get(delivery.getMessageId())
                    - delivery.getAttempts().size();
        }
        // At each kill at most eight attempts to each of three endpoints were under way.
        assertThat(unrecorded).isBetween(0L, (long) KILLS * 8 * 3);
    }

    private AlertingProcess start() throws Exception {
        File log = logs.resolve("alerting.log").toFile();
        return AlertingProcess.start(cluster, log);
    }

    private Map<String, Delivery> manyDelivered() {
        Map<String, Delivery> many = delivered();
        many.values().removeIf(delivery -> !delivery.getEndpoint().startsWith("many"));
        return many;
    }

    /** The deliveries that are delivered, by id, as the log says last. */
    private Map<String, Delivery> delivered() {
        Map<String, Delivery> latest = new HashMap<>();
        cluster.readAll(Topics.DELIVERIES).forEach(record -> latest.put(record.key(), record.value()));
        latest.values().removeIf(delivery -> !delivery.getState().equals("delivered"));
        return latest;
    }
}
