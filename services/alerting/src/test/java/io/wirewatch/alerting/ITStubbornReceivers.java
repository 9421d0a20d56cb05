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
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receivers that refuse for long, and many that never end an answer. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITStubbornReceivers {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final byte[] SECRET = WebhookSigner.newSecret().getBytes(StandardCharsets.UTF_8);

    private final WirewatchCluster cluster;
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private ServiceContext service;

    ITStubbornReceivers(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        // Longer than any of these tests: what hangs, hangs until its end.
        properties.put("wirewatch.alerting.attempt-timeout", "PT2M");
        properties.put("wirewatch.alerting.connect-timeout", "PT2M");
        service = ServiceContext.start("alerting", properties);
        service.awaitReady(PATIENCE);
    }

    @AfterEach
    void stop() {
        service.close();
        receiver.close();
    }

    @Test
    void theOrderThatAnEndpointAsksForOutlivesARestart() throws Exception {
        // Due only after a while: whoever did not keep the order would send the others first.
        String[] waits = Collections.nCopies(20, "PT3S").toArray(String[]::new);
        put(List.of("orderly"), id -> receiver.url("/orderly"), waits);
        receiver.always("/orderly", Reply.of(503));
        List<String> alerts = List.of("alr_first", "alr_second", "alr_third");
        for (String id : alerts) {
            cluster.produce(Topics.ALERTS, "pact", alert(id, 1, "raised", "orderly"), ARRIVAL);
        }
        await().atMost(PATIENCE)
                .until(() -> states("orderly", alerts).equals(List.of("retrying", "pending", "pending")));

        service.close();
        int refused = receiver.received("/orderly").size();
        receiver.always("/orderly", Reply.of(204));
        start();

        await().atMost(PATIENCE)
                .until(() -> states("orderly", alerts).equals(List.of("delivered", "delivered", "delivered")));
        List<String> ids =
                alerts.stream().map(id -> Ids.message("orderly", id, 1)).toList();
        List<String> received =
                receiver.received("/orderly").stream().map(Received::webhookId).toList();
        assertThat(received.subList(0, refused)).isNotEmpty().containsOnly(ids.getFirst());
        assertThat(received.subList(refused, received.size())).containsExactlyElementsOf(ids);
    }

    @Test
    void whoAnswersIsServedWhileAThousandHang() throws Exception {
        List<String> answering = names("answers", 10);
        List<String> hanging = new ArrayList<>(names("silent", 500));
        hanging.addAll(names("drip", 500));
        try (HangingReceiver hangs = new HangingReceiver()) {
            put(answering, id -> receiver.url("/" + id), "PT1S");
            put(hanging, id -> hangs.url("/" + id), "PT1S");
            raise("alr_known", answering);
            await().atMost(PATIENCE).until(() -> delivered(answering).size() == answering.size());

            // More for each than there is room for.
            List.of("alr_one", "alr_two", "alr_three").forEach(id -> raise(id, hanging));
            await().atMost(PATIENCE).until(() -> hangs.hanging().size() == hanging.size());
            List<String> alerts = names("alr_meanwhile", 20);
            alerts.forEach(id -> raise(id, answering));

            int all = answering.size() * (1 + alerts.size());
            await().atMost(PATIENCE).until(() -> delivered(answering).size() == all);
            assertThat(hangs.givenUp()).isZero();
            assertThat(hangs.hanging()).hasSize(hanging.size());
            assertThat(delivered(answering))
                    .allSatisfy(delivery -> assertThat(delivery.getAttempts()).hasSize(1));
            assertThat(newest().values())
                    .filteredOn(delivery -> hanging.contains(delivery.getEndpoint()))
                    .isNotEmpty()
                    .allSatisfy(delivery -> assertThat(delivery.getAttempts()).isEmpty());
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    private void put(List<String> ids, Function<String, URI> url, String... waits) {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        for (String id : ids) {
            byte[] sealed = service.bean(SecretBox.class).seal(id, SECRET);
            endpoints.put(
                    id,
                    Endpoint.newBuilder(Fixtures.endpoint(id, waits))
                            .setUrl(url.apply(id).toString())
                            .setSecret(ByteBuffer.wrap(sealed))
                            .setOrdered(id.equals("orderly"))
                            .build());
        }
        cluster.produceAll(Topics.ENDPOINTS, endpoints);
    }

    private void raise(String id, List<String> endpoints) {
        cluster.produce(Topics.ALERTS, "pact", alert(id, 1, "raised", endpoints.toArray(String[]::new)), ARRIVAL);
    }

    private List<Delivery> delivered(List<String> endpoints) {
        return newest().values().stream()
                .filter(delivery -> delivery.getState().equals("delivered"))
                .filter(delivery -> endpoints.contains(delivery.getEndpoint()))
                .toList();
    }

    /** The states of deliveries, "" where there is none. */
    private List<String> states(String endpoint, List<String> alerts) {
        Map<String, Delivery> newest = newest();
        return alerts.stream()
                .map(id -> newest.get(Ids.delivery(endpoint, id, 1)))
                .map(delivery -> delivery == null ? "" : delivery.getState())
                .toList();
    }

    private Map<String, Delivery> newest() {
        Map<String, Delivery> newest = new HashMap<>();
        cluster.readAll(Topics.DELIVERIES).forEach(record -> newest.put(record.key(), record.value()));
        return newest;
    }
}
