package io.wirewatch.alerting;

import static io.wirewatch.alerting.Fixtures.ARRIVAL;
import static io.wirewatch.alerting.Fixtures.alert;
import static io.wirewatch.alerting.Fixtures.resend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.avro.Notice;
import io.wirewatch.core.delivery.WebhookKeyPair;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.security.SecretBox;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.ReferenceVerifier;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.WebhookReceiver.Reply;
import io.wirewatch.testing.WirewatchCluster;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerting against a real broker and a real receiver. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITAlerting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = WebhookSigner.newSecret();

    private final WirewatchCluster cluster;
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private ServiceContext service;

    ITAlerting(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        mail.start();
        service = started(0);
    }

    private ServiceContext started(int instance) throws Exception {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        properties.put("wirewatch.instance", instance);
        // A member keeps its partitions until its session is over, also when it was closed: here that is short.
        properties.put("wirewatch.kafka.client.session.timeout.ms", 6000);
        properties.put("wirewatch.kafka.client.heartbeat.interval.ms", 1000);
        properties.put("wirewatch.alerting.attempt-timeout", "PT3S");
        properties.put("wirewatch.alerting.connect-timeout", "PT1S");
        properties.put("wirewatch.alerting.smtp.host", "127.0.0.1");
        properties.put("wirewatch.alerting.smtp.port", mail.getSmtp().getPort());
        properties.put("wirewatch.alerting.smtp.security", "none");
        properties.put("wirewatch.alerting.smtp.from", "alerts@example.org");
        ServiceContext started = ServiceContext.start("alerting", properties);
        started.awaitReady(PATIENCE);
        return started;
    }

    @AfterEach
    void stop() {
        receiver.close();
        mail.stop();
        service.close();
    }

    @Test
    void anAlertArrivesSignedAndItsDeliveryIsOnTheLog() {
        put(endpoint("desk"));
        raise(alert("alr_a", 1, "raised", "desk", "desk"));

        Received received = receiver.await("/desk", 1).getFirst();
        Delivery delivered = awaitState("desk", "alr_a", 1, "delivered");
        assertThat(received.text()).isEqualTo(delivered.getBody()).contains("Bündnis öffnet");
        assertThat(received.webhookId())
                .isEqualTo(Ids.message("desk", "alr_a", 1))
                .isEqualTo(delivered.getMessageId());
        assertThat(received.headers()).containsEntry("content-type", "application/json");
        assertThat(new WebhookSigner(SECRET).verifies(received.headers(), received.body(), Instant.now()))
                .isTrue();
        assertThat(deliveries(delivered.getId()))
                .extracting(record -> record.value().getState())
                // On a slow machine it is recorded as pending before.
                .isSubsetOf("pending", "delivered")
                .doesNotHaveDuplicates()
                .endsWith("delivered");
    }

    @Test
    void anAlertArrivesByMail() throws Exception {
        put(Endpoint.newBuilder(endpoint("mailed"))
                .setKind("email")
                .setUrl("mailto:desk@example.org")
                .build());
        raise(alert("alr_mail", 1, "raised", "mailed"));

        Delivery delivered = awaitState("mailed", "alr_mail", 1, "delivered");
        assertThat(delivered.getAttempts().getLast().getStatus()).isEqualTo(250);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getMessageID())
                .isEqualTo("<" + Ids.message("mailed", "alr_mail", 1) + "@example.org>");
    }

    @Test
    void theReferenceLibraryVerifiesWhatIsSent(@TempDir Path folder) throws Exception {
        ReferenceVerifier reference = ReferenceVerifier.install(folder);
        put(endpoint("reference"));
        raise(alert("alr_b", 1, "raised", "reference"));
        Received received = receiver.await("/reference", 1).getFirst();

        assertThat(reference.verdict(received, SECRET)).isEqualTo("verified");
        assertThat(reference.verdict(received, WebhookSigner.newSecret())).startsWith("refused");
    }

    @Test
    void aSecretThatWasRotatedSignsBesideTheNewOneUntilItsTimeIsOver(@TempDir Path folder) throws Exception {
        String young = WebhookSigner.newSecret();
        Endpoint endpoint = endpoint("rotated");
        put(withOld(endpoint, young, Instant.now().plusSeconds(600)));
        raise(alert("alr_rotated", 1, "raised", "rotated"));
        Received meanwhile = receiver.await("/rotated", 1).getFirst();
        put(withOld(endpoint, young, Instant.now().minusSeconds(1)));
        raise(alert("alr_rotated_later", 1, "raised", "rotated"));
        Received after = receiver.await("/rotated", 2).getLast();

        ReferenceVerifier reference = ReferenceVerifier.install(folder);
        assertThat(reference.verdict(meanwhile, SECRET)).isEqualTo("verified");
        assertThat(reference.verdict(meanwhile, young)).isEqualTo("verified");
        assertThat(reference.verdict(after, SECRET)).startsWith("refused");
        assertThat(reference.verdict(after, young)).isEqualTo("verified");
    }

    @Test
    void aReceiverOfEitherSchemeVerifiesWhatIsSignedByBoth(@TempDir Path folder) throws Exception {
        WebhookKeyPair pair = WebhookKeyPair.make();
        byte[] sealed =
                service.bean(SecretBox.class).seal("both", pair.secretKey().getBytes(StandardCharsets.UTF_8));
        put(Endpoint.newBuilder(endpoint("both"))
                .setSigningKey(ByteBuffer.wrap(sealed))
                .setPublicKey(pair.publicKey())
                .build());
        raise(alert("alr_both", 1, "raised", "both"));
        Received received = receiver.await("/both", 1).getFirst();

        assertThat(new WebhookSigner(pair.publicKey()).verifies(received.headers(), received.body(), Instant.now()))
                .isTrue();
        assertThat(ReferenceVerifier.install(folder).verdict(received, SECRET)).isEqualTo("verified");
    }

    @Test
    void aCloudEventIsMadeOfTheMessageOnTheLog(@TempDir Path folder) throws Exception {
        put(Endpoint.newBuilder(endpoint("events")).setFormat("cloudevents").build());
        raise(alert("alr_event", 1, "raised", "events"));
        Received received = receiver.await("/events", 1).getFirst();

        assertThat(received.headers()).containsEntry("content-type", "application/cloudevents+json");
        assertThat(received.text())
                .contains("\"specversion\":\"1.0\"", "\"id\":\"" + received.webhookId() + "\"")
                .contains("\"type\":\"io.wirewatch.alert.raised\"", "Bündnis öffnet");
        assertThat(awaitState("events", "alr_event", 1, "delivered").getBody())
                .startsWith("{\"type\":\"alert.raised\",");
        assertThat(ReferenceVerifier.install(folder).verdict(received, SECRET)).isEqualTo("verified");
    }

    @Test
    void alertsThatAreGatheredArriveAsOneSignedMessage() {
        put(Endpoint.newBuilder(endpoint("gathered")).setGather("PT1M").build());
        raise(alert("alr_g1", 1, "raised", "gathered"));
        raise(alert("alr_g2", 1, "raised", "gathered"));

        // They came to be long ago, so they wait for each other for some seconds alone.
        Received received = receiver.await("/gathered", 1).getFirst();

        assertThat(received.text())
                .startsWith("{\"type\":\"alerts.digest\",")
                .contains("\"count\":2", "\"id\":\"alr_g1\"", "\"id\":\"alr_g2\"");
        assertThat(new WebhookSigner(SECRET).verifies(received.headers(), received.body(), Instant.now()))
                .isTrue();
        String digest = awaitState("gathered", "alr_g1", 1, "bundled").getBundle();
        assertThat(awaitState("gathered", "alr_g2", 1, "bundled").getBundle()).isEqualTo(digest);
        assertThat(deliveries(digest).getLast().value().getMessageId()).isEqualTo(received.webhookId());
        assertThat(receiver.received("/gathered")).hasSize(1);
    }

    private Endpoint withOld(Endpoint endpoint, String young, Instant until) {
        byte[] sealed = service.bean(SecretBox.class).seal(endpoint.getId(), young.getBytes(StandardCharsets.UTF_8));
        EndpointSecret old = EndpointSecret.newBuilder()
                .setSecret(endpoint.getSecret())
                .setUntil(until)
                .build();
        return Endpoint.newBuilder(endpoint)
                .setSecret(ByteBuffer.wrap(sealed))
                .setOldSecrets(List.of(old))
                .build();
    }

    @Test
    void whereNobodyListensASecondTryComesAtOnceAndTheLogSaysWhatFailed() throws Exception {
        int nobody;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = once.getLocalPort();
        }
        put(Endpoint.newBuilder(endpoint("nobody", "PT0.3S"))
                .setUrl("http://127.0.0.1:" + nobody + "/hook")
                .build());
        raise(alert("alr_nobody", 1, "raised", "nobody"));

        Delivery failed = awaitState("nobody", "alr_nobody", 1, "failed");
        assertThat(failed.getAttempts())
                .hasSize(3)
                .allMatch(attempt -> attempt.getFailure().equals("connect"));
        assertThat(failed.getRoundAttempts()).isEqualTo(2);
        assertThat(Duration.between(
                        failed.getAttempts().get(1).getAt(),
                        failed.getAttempts().get(2).getAt()))
                .isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void aReceiverThatComesBackGetsTheSameMessageAgain() {
        put(endpoint("flaky", "PT0.2S", "PT0.2S", "PT0.2S"));
        receiver.script(
                "/flaky", Reply.of(500).saying("not\u0000now"), Reply.of(301).with("Location", "/elsewhere"));
        receiver.script("/flaky", Reply.hang());
        raise(alert("alr_c", 1, "raised", "flaky"));

        Delivery delivered = awaitState("flaky", "alr_c", 1, "delivered");
        assertThat(receiver.received("/flaky"))
                .hasSize(4)
                .extracting(Received::webhookId)
                .containsOnly(delivered.getMessageId());
        assertThat(receiver.received("/flaky")).extracting(Received::text).containsOnly(delivered.getBody());
        assertThat(receiver.received("/elsewhere")).isEmpty();
        assertThat(delivered.getAttempts())
                .extracting(attempt -> attempt.getStatus())
                .containsExactly(500, 301, 0, 204);
        assertThat(delivered.getAttempts().getFirst().getResponse()).isEqualTo("not\uFFFDnow");
        assertThat(delivered.getAttempts().get(2).getError()).contains("3000 ms");
        assertThat(delivered.getAttempts().get(2).getFailure()).isEqualTo("timeout");
    }

    @Test
    void aNoticeGoesToTheEndpointsThatWantNoticesAndToThemOnce() {
        put(endpoint("desk"));
        put(Endpoint.newBuilder(endpoint("operators")).setNotices(true).build());
        Notice notice = Notice.newBuilder()
                .setId("ntc_a")
                .setKind("source.broken")
                .setSubject("source/ministry")
                .setName("The ministry")
                .setUrl("https://ministry.example/feed")
                .setSince(ARRIVAL)
                .setAt(ARRIVAL.plusSeconds(600))
                .setDetail("It could not be read 3 times in a row.")
                .build();
        cluster.produce(Topics.NOTICES, notice.getSubject(), notice);
        // As after a crash between the notice and the state that remembers it.
        cluster.produce(Topics.NOTICES, notice.getSubject(), notice);
        Notice over = Notice.newBuilder(notice)
                .setId("ntc_b")
                .setKind("source.recovered")
                .build();
        cluster.produce(Topics.NOTICES, notice.getSubject(), over);

        List<Received> received = receiver.await("/operators", 2);

        assertThat(received)
                .extracting(Received::webhookId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        Received broken = received.stream()
                .filter(message -> message.webhookId().equals(Ids.message("operators", "ntc_a", 0)))
                .findFirst()
                .orElseThrow();
        assertThat(broken.text())
                .isEqualTo("{\"type\":\"source.broken\",\"timestamp\":\"2026-11-24T10:10:00.120Z\",\"data\":{"
                        + "\"id\":\"ntc_a\",\"subject\":\"source/ministry\",\"name\":\"The ministry\","
                        + "\"url\":\"https://ministry.example/feed\",\"since\":\"2026-11-24T10:00:00.120Z\","
                        + "\"detail\":\"It could not be read 3 times in a row.\"}}");
        assertThat(new WebhookSigner(SECRET).verifies(broken.headers(), broken.body(), Instant.now()))
                .isTrue();
        awaitState("operators", "ntc_b", 0, "delivered");
        assertThat(receiver.received("/operators")).hasSize(2);
        assertThat(receiver.received("/desk")).isEmpty();
    }

    @Test
    void alertsThatAnEndpointDidNotAskForAreNotSent() {
        put(endpoint("live"));
        put(Endpoint.newBuilder(endpoint("all"))
                .setOrigins(List.of("live", "late", "backfill"))
                .setCopies(true)
                .build());
        String[] both = {"live", "all"};
        raise(Alert.newBuilder(alert("alr_late", 1, "raised", both))
                .setOrigin("late")
                .build());
        raise(Alert.newBuilder(alert("alr_back", 1, "raised", both))
                .setOrigin("backfill")
                .setDeliver(false)
                .build());
        raise(alert("alr_live", 1, "raised", both));
        awaitState("all", "alr_live", 1, "delivered");
        raise(Alert.newBuilder(alert("alr_live", 2, "updated", both))
                .setChange("copy")
                .build());
        awaitState("all", "alr_live", 2, "delivered");
        raise(alert("alr_last", 1, "raised", both));
        awaitState("live", "alr_last", 1, "delivered");

        assertThat(receiver.received("/live")).hasSize(2);
        assertThat(receiver.received("/all")).hasSize(5);
        assertThat(receiver.received("/all").get(3).text()).contains("\"type\":\"alert.updated\"");
    }

    @Test
    void anUpdateOfAMutedAlertGivesNoWebhookAndTheNextAfterTheMuteDoes() {
        put(endpoint("quiet"));
        raise(alert("alr_muted", 1, "raised", "quiet"));
        awaitState("quiet", "alr_muted", 1, "delivered");
        handle(AlertHandling.newBuilder()
                .setAlert("alr_muted")
                .setMutedUntil(Instant.parse("2126-11-24T10:00:00Z"))
                .setMutedBy("Kim")
                .build());
        raise(alert("alr_muted", 2, "updated", "quiet"));

        Delivery skipped = awaitState("quiet", "alr_muted", 2, "skipped");
        assertThat(skipped.getReason()).isEqualTo("the alert is muted by Kim until 2126-11-24T10:00:00.000Z");
        assertThat(skipped.getAttempts()).isEmpty();
        assertThat(receiver.received("/quiet")).hasSize(1);

        handle(AlertHandling.newBuilder().setAlert("alr_muted").build());
        raise(alert("alr_muted", 3, "updated", "quiet"));
        awaitState("quiet", "alr_muted", 3, "delivered");
        assertThat(receiver.received("/quiet"))
                .extracting(Received::webhookId)
                .containsExactly(Ids.message("quiet", "alr_muted", 1), Ids.message("quiet", "alr_muted", 3));
    }

    private void handle(AlertHandling handling) {
        cluster.produce(Topics.ALERT_HANDLING, handling.getAlert(), handling);
    }

    @Test
    void aResendOfAClosedDeliveryIsReadFromTheLogAfterARestart() throws Exception {
        put(endpoint("again"));
        raise(alert("alr_d", 1, "raised", "again"));
        Delivery first = awaitState("again", "alr_d", 1, "delivered");
        service.close();
        service = started(0);

        DeliveryCommand resend = resend("again", first.getId(), "req_1");
        cluster.produce(Topics.DELIVERY_COMMANDS, "again", resend);
        cluster.produce(Topics.DELIVERY_COMMANDS, "again", resend);
        await().atMost(PATIENCE).until(() -> latest(first.getId()).getAttempts().size() == 2);

        raise(alert("alr_e", 1, "raised", "again"));
        awaitState("again", "alr_e", 1, "delivered");
        assertThat(receiver.received("/again")).hasSize(3);
        assertThat(receiver.received("/again").get(1).webhookId()).isEqualTo(first.getMessageId());
        assertThat(latest(first.getId()).getRound()).isEqualTo(2);
    }

    @Test
    void allThatFailedWhileAReceiverWasAwayIsSentAgainUnderTheSameIds() {
        put(endpoint("away", "PT0.05S"));
        receiver.always("/away", Reply.of(503));
        List<String> alerts =
                IntStream.range(0, 25).mapToObj(i -> "alr_away" + i).toList();
        alerts.forEach(id -> raise(alert(id, 1, "raised", "away")));
        alerts.forEach(id -> awaitState("away", id, 1, "failed"));
        int before = receiver.received("/away").size();
        receiver.always("/away", Reply.of(204));
        alerts.forEach(id -> cluster.produce(
                Topics.DELIVERY_COMMANDS, "away", resend("away", Ids.delivery("away", id, 1), "again")));

        alerts.forEach(id -> awaitState("away", id, 1, "delivered"));
        assertThat(before).isEqualTo(50);
        assertThat(receiver.received("/away").subList(before, before + 25))
                .extracting(Received::webhookId)
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(id -> Ids.message("away", id, 1)).toList());
    }

    @Test
    void goneDisablesTheEndpointOnItsTopic() {
        put(endpoint("gone"));
        receiver.always("/gone", Reply.of(410));
        // Several attempts find out at the same time, and the operators hear of it once.
        IntStream.range(0, 8).forEach(i -> raise(alert("alr_g" + i, 1, "raised", "gone")));

        await().atMost(PATIENCE).until(() -> newestEndpoint("gone").getStatus().equals("disabled"));
        IntStream.range(0, 8).forEach(i -> awaitState("gone", "alr_g" + i, 1, "failed"));
        assertThat(newestEndpoint("gone").getStatusReason()).contains("410");
        assertThat(newestEndpoint("gone").getVersion()).isEqualTo(2);
        assertThat(cluster.readAll(Topics.NOTICES))
                .filteredOn(record -> "endpoint/gone".equals(record.key()))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.value().getDetail()).contains("410", "endpoints resume gone"))
                .extracting(record -> record.value().getId())
                .allMatch(Ids.hashed("ntc", "endpoint/gone", "endpoint.disabled", "1")::equals);
    }

    @Test
    void aDeletedWebhookOfAChatDisablesItsEndpointAndNoTopicHoldsItsAddress() {
        String path = "/api/webhooks/1234567890/SecretWord";
        byte[] sealed = service.bean(SecretBox.class)
                .seal("chat", receiver.url(path).toString().getBytes(StandardCharsets.UTF_8));
        put(Endpoint.newBuilder(endpoint("chat"))
                .setKind("discord")
                .setUrl("https://127.0.0.1/…Word")
                .setSealedUrl(ByteBuffer.wrap(sealed))
                .build());
        receiver.always(
                path, Reply.of(404).saying("{\"message\": \"Unknown Webhook at " + path + "\", \"code\": 10015}"));
        raise(alert("alr_chat", 1, "raised", "chat"));

        Delivery failed = awaitState("chat", "alr_chat", 1, "failed");
        await().atMost(PATIENCE).until(() -> newestEndpoint("chat").getStatus().equals("disabled"));
        assertThat(newestEndpoint("chat").getStatusReason()).contains("404", "gone for good");
        assertThat(failed.getAttempts().getLast().getFailure()).isEqualTo("gone");
        assertThat(cluster.readAll(Topics.NOTICES))
                .filteredOn(record -> "endpoint/chat".equals(record.key()))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.value().getUrl()).isEqualTo("https://127.0.0.1/…Word"));
        assertThat(cluster.readAll(Topics.NOTICES).toString()).doesNotContain("SecretWord");
        assertThat(cluster.readAll(Topics.DELIVERIES).toString()).doesNotContain("SecretWord");
        assertThat(cluster.readAll(Topics.ENDPOINTS).toString()).doesNotContain("SecretWord");
    }

    @Test
    void aTargetThatIsNotAllowedIsRefusedAtEachAttempt() {
        put(Endpoint.newBuilder(endpoint("inside", "PT0.1S"))
                .setUrl("http://10.255.255.1:9/hook")
                .build());
        raise(alert("alr_h", 1, "raised", "inside"));

        Delivery failed = awaitState("inside", "alr_h", 1, "failed");
        assertThat(failed.getAttempts())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.getError()).contains("--allow-targets"));
    }

    @Test
    void twoWorkersShareTheEndpointsAndARebalanceRepeatsNothing() throws Exception {
        List<String> ids = IntStream.range(0, 12).mapToObj(i -> "share-" + i).toList();
        ids.forEach(id -> put(endpoint(id)));
        raiseMany(ids, 0);
        try (ServiceContext second = started(1)) {
            raiseMany(ids, 1);
            await().atMost(PATIENCE).until(() -> allDelivered(ids, 2));
            assertThat(second.isReady()).isTrue();
        }
        raiseMany(ids, 2);
        await().atMost(PATIENCE).until(() -> allDelivered(ids, 3));

        List<Received> received = receiver.received();
        assertThat(received).hasSize(12 * 3 * 5);
        assertThat(received).extracting(Received::webhookId).doesNotHaveDuplicates();
    }

    private void raiseMany(List<String> endpoints, int wave) {
        for (int i = 0; i < 5; i++) {
            raise(alert("alr_wave" + wave + i, 1, "raised", endpoints.toArray(String[]::new)));
        }
    }

    private boolean allDelivered(List<String> endpoints, int waves) {
        Set<String> delivered = new HashSet<>();
        cluster.readAll(Topics.DELIVERIES).forEach(record -> {
            if (record.value().getState().equals("delivered")
                    && endpoints.contains(record.value().getEndpoint())) {
                delivered.add(record.key());
            }
        });
        return delivered.size() == endpoints.size() * waves * 5;
    }

    private void put(Endpoint endpoint) {
        cluster.produce(Topics.ENDPOINTS, endpoint.getId(), endpoint);
    }

    private Endpoint endpoint(String id, String... waits) {
        byte[] sealed = service.bean(SecretBox.class).seal(id, SECRET.getBytes(StandardCharsets.UTF_8));
        return Endpoint.newBuilder(Fixtures.endpoint(id, waits))
                .setUrl(receiver.url("/" + id).toString())
                .setSecret(ByteBuffer.wrap(sealed))
                .build();
    }

    private void raise(Alert alert) {
        cluster.produce(Topics.ALERTS, "pact", alert, ARRIVAL);
    }

    private Endpoint newestEndpoint(String id) {
        return cluster.readAll(Topics.ENDPOINTS).stream()
                .filter(record -> id.equals(record.key()))
                .map(ReadRecord::value)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private Delivery awaitState(String endpoint, String alert, int revision, String state) {
        String id = Ids.delivery(endpoint, alert, revision);
        await(alert + " to " + endpoint + " is " + state)
                .atMost(PATIENCE)
                .until(() -> latest(id) != null && latest(id).getState().equals(state));
        return latest(id);
    }

    private Delivery latest(String id) {
        List<ReadRecord<Delivery>> records = deliveries(id);
        return records.isEmpty() ? null : records.getLast().value();
    }

    private List<ReadRecord<Delivery>> deliveries(String id) {
        return cluster.readAll(Topics.DELIVERIES).stream()
                .filter(record -> id.equals(record.key()))
                .toList();
    }
}
