package io.wirewatch.alerting;

import static io.wirewatch.alerting.Fixtures.alert;
import static io.wirewatch.alerting.Fixtures.resend;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that nobody can read, on every topic that alerting reads. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITPoison {
    private static final byte[] POISON = "poison".getBytes(StandardCharsets.UTF_8);

    private final WirewatchCluster cluster;

    ITPoison(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void whatIsPoisonedGoesToTheDeadLettersAndItsNeighboursArrive() throws Exception {
        cluster.produceBytes(Topics.ENDPOINTS, "other", POISON);
        cluster.produceBytes(Topics.ALERTS, "pact", POISON);
        cluster.produceBytes(Topics.DELIVERY_COMMANDS, "desk", POISON);
        cluster.produceBytes(Topics.DELIVERIES, "desk", POISON);
        cluster.produce(Topics.DELIVERY_COMMANDS, "desk", resend("desk", "dlv_unknown", "req_1"));
        cluster.produce(Topics.DELIVERY_COMMANDS, "desk", resend("other", "dlv_unknown", "req_1"));
        try (WebhookReceiver receiver = WebhookReceiver.start();
                ServiceContext service = started()) {
            cluster.produce(Topics.ENDPOINTS, "desk", desk(service, receiver));
            cluster.produce(Topics.ALERTS, "pact", alert("alr_1", 1, "raised", "desk"));

            assertThat(receiver.await("/desk", 1).getFirst().webhookId()).isEqualTo(Ids.message("desk", "alr_1", 1));
        }
        assertReasons(Topics.ALERTS, "undecodable");
        assertReasons(Topics.ENDPOINTS, "undecodable");
        assertReasons(Topics.DELIVERIES, "undecodable");
        assertReasons(Topics.DELIVERY_COMMANDS, "misplaced", "undecodable", "unknown-delivery");
    }

    private void assertReasons(Topic<?> topic, String... reasons) {
        List<String> found = cluster.awaitDeadLetters(topic, reasons.length).stream()
                .map(letter -> letter.header("reason"))
                .sorted()
                .toList();
        assertThat(found).as(topic.name()).containsExactly(reasons);
    }

    private ServiceContext started() throws Exception {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        ServiceContext service = ServiceContext.start("alerting", properties);
        service.awaitReady(Duration.ofSeconds(60));
        return service;
    }

    private static Endpoint desk(ServiceContext service, WebhookReceiver receiver) {
        byte[] secret = WebhookSigner.newSecret().getBytes(StandardCharsets.UTF_8);
        return Endpoint.newBuilder(Fixtures.endpoint("desk"))
                .setUrl(receiver.url("/desk").toString())
                .setSecret(ByteBuffer.wrap(service.bean(SecretBox.class).seal("desk", secret)))
                .build();
    }
}
