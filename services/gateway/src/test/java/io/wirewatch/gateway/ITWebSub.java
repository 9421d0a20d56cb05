package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.HubWord;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.avro.WebSubState;
import io.wirewatch.gateway.GatewayUnderTest.Answer;
import io.wirewatch.runtime.security.HubProofs;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What hubs call, and what others call in their name. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITWebSub {
    private static final String HUB = "https://hub.example/";
    private static final String TOPIC = "https://news.example/feed?a=b&c=d";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PUSH = "<rss version='2.0'/>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path data;

    private static GatewayUnderTest gateway;
    private static HubProofs proofs;
    private static WirewatchCluster kafka;

    private final String id = "feed-" + UUID.randomUUID();

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data, Map.of("wirewatch.allow-targets", "127.0.0.0/8"));
        proofs = gateway.bean(HubProofs.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void askAHub() {
        save("\"webSub\": \"auto\"").is(201);
        asked(TOPIC);
    }

    @Test
    void whatWasAskedForIsConfirmedWithTheChallengeAlone() {
        Answer answer = get(token(), "subscribe", TOPIC, "&hub.challenge=c%3Cb%3E&hub.lease_seconds=86400")
                .is(200);

        assertThat(answer.response().body()).isEqualTo("c<b>");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        HubWord word = word();
        assertThat(Duration.between(word.getHeardAt(), word.getLeaseUntil())).isEqualTo(Duration.ofDays(1));
        assertThat(source().getVersion()).isEqualTo(1);
        JsonNode health = health();
        assertThat(health.path("status").asText()).isEqualTo("active");
        assertThat(health.path("hub").asText()).isEqualTo(HUB);
        assertThat(Instant.parse(health.path("leaseUntil").asText())).isEqualTo(word.getLeaseUntil());
        assertThat(health.path("cure").isNull()).isTrue();
    }

    @Test
    void aChangeOfTheSourceKeepsWhatItsHubSaid() {
        get(token(), "subscribe", TOPIC, "&hub.challenge=c&hub.lease_seconds=86400")
                .is(200);

        save("\"interval\": \"PT1H\"").is(200);

        assertThat(word().getLeaseUntil()).isNotNull();
        assertThat(source().getVersion()).isEqualTo(2);
    }

    @Test
    void whatWasNotAskedForIsNotConfirmed() {
        String ask = "&hub.challenge=c&hub.lease_seconds=86400";
        String other = proofs.token(id, HUB, "https://news.example/other");
        get("x".repeat(43), "subscribe", TOPIC, ask).is(404);
        get(token(), "subscribe", "https://news.example/other", ask).is(404);
        get(other, "subscribe", "https://news.example/other", ask).is(404);
        get(other, "subscribe", TOPIC, ask).is(404);
        get(token(), "subscribe", TOPIC, "&hub.topic=https://news.example/other" + ask)
                .is(404);
        get(token(), "subscribe", TOPIC, "").is(404);
        get(token(), "subscribe", TOPIC, "&hub.challenge=" + "c".repeat(2_001)).is(404);
        get(token(), "publish", TOPIC, ask).is(404);
        get(token(), "unsubscribe", TOPIC, ask).is(404);
        gateway.get("/websub/" + id + "/" + token()).is(404);
        gateway.get("/websub/other/" + token() + query("subscribe", TOPIC) + ask)
                .is(404);

        assertThat(source().getHubWord()).isNull();
    }

    @Test
    void theEndIsConfirmedOnlyWhereTheSourceWantsNoPushes() {
        save("\"webSub\": \"off\"").is(200);

        assertThat(get(token(), "unsubscribe", TOPIC, "&hub.challenge=c")
                        .is(200)
                        .response()
                        .body())
                .isEqualTo("c");
        get(token(), "subscribe", TOPIC, "&hub.challenge=c").is(404);
        assertThat(health().path("status").asText()).isEqualTo("none");
    }

    @Test
    void aDenialIsNotedWithItsReason() {
        get(token(), "denied", TOPIC, "&hub.reason=not%0Ayour%20topic").is(200);

        assertThat(word().getRefusal()).isEqualTo("not your topic");
        assertThat(health().path("status").asText()).isEqualTo("refused");
        assertThat(health().path("cure").asText()).contains("not your topic").contains("a day later");
    }

    @Test
    void theSameWordOverAndOverIsWrittenOnce() {
        for (int i = 0; i < 20; i++) {
            get(token(), "subscribe", TOPIC, "&hub.challenge=c&hub.lease_seconds=60")
                    .is(200);
        }

        assertThat(versions()).hasSize(2);
    }

    @Test
    void aSignedPushIsPassedOnAndAStormIsNotOneOnTheLog() {
        for (int i = 0; i < 50; i++) {
            push(token(), signature(secret(), PUSH), PUSH).is(202);
        }
        Instant first = word().getPushedAt();
        assertThat(versions()).hasSize(2);

        await().atMost(PATIENCE).until(() -> !word().getPushedAt().equals(first));

        assertThat(versions()).hasSize(3);
        assertThat(source().getVersion()).isEqualTo(1);
        assertThat(source().getFetchRequest()).isNull();
    }

    @Test
    void aPushThatIsNotSignedAsAgreedIsLetGoAndCounted() {
        double before = count("unsigned");
        push(token(), null, PUSH).is(202);
        push(token(), "sha256=" + "0".repeat(64), PUSH).is(202);
        push(token(), signature("another secret", PUSH), PUSH).is(202);
        push(token(), signature(secret(), PUSH), new byte[0]).is(202);

        assertThat(source().getHubWord()).isNull();
        assertThat(count("unsigned")).isEqualTo(before + 4);
    }

    @Test
    void aHugePushIsRefused() {
        push(token(), signature(secret(), PUSH), new byte[10 * 1024 * 1024 + 1]).problem(413);

        assertThat(source().getHubWord()).isNull();
    }

    @Test
    void hubsAreToldToStopWhereASourceIsGoneOrWantsNone() {
        push("x".repeat(43), signature(secret(), PUSH), PUSH).is(410);
        save("\"enabled\": false").is(200);
        push(token(), signature(secret(), PUSH), PUSH).is(410);
        save("\"enabled\": true, \"webSub\": \"off\"").is(200);
        push(token(), signature(secret(), PUSH), PUSH).is(410);
        save("\"webSub\": \"auto\"").is(200);
        push(token(), signature(secret(), PUSH), PUSH).is(202);

        gateway.delete("/sources/" + id).is(204);

        push(token(), signature(secret(), PUSH), PUSH).is(410);
    }

    @Test
    void afterAFeedMovedToAnotherTopicTheOldAddressOpensNothing() {
        String old = token();
        asked("https://news.example/moved");

        await().atMost(PATIENCE)
                .until(() -> push(old, signature(secret(), PUSH), PUSH).status() == 410);
        get(old, "subscribe", TOPIC, "&hub.challenge=c").is(404);
        get(old, "subscribe", "https://news.example/moved", "&hub.challenge=c").is(404);
    }

    @Test
    void whatStandsInTheWayIsInTheHealth() {
        state(new WebSubState(HUB, TOPIC, null, 0, null, 0, null, null, "Set WIREWATCH_PUBLIC_URL."));
        await().atMost(PATIENCE).until(() -> health().path("cure").asText().contains("WIREWATCH_PUBLIC_URL"));

        assertThat(health().path("status").asText()).isEqualTo("none");
        get(token(), "subscribe", TOPIC, "&hub.challenge=c").is(404);
    }

    @Test
    void onlyTheTwoWishesAreTaken() {
        assertThat(save("\"webSub\": \"always\"").problem(400)).contains("auto, off");
    }

    private Answer save(String field) {
        return gateway.put(
                "/sources/" + id,
                "{\"name\": \"Press\", \"kind\": \"feed\", \"url\": \"http://127.0.0.1:9/feed\", " + field + "}");
    }

    private void asked(String topic) {
        state(new WebSubState(HUB, topic, "https://wire.example", 1, Instant.now(), 1, null, null, null));
    }

    private void state(WebSubState webSub) {
        kafka.produce(
                Topics.SOURCE_STATE,
                id,
                SourceState.newBuilder().setId(id).setWebSub(webSub).build());
    }

    private String token() {
        return proofs.token(id, HUB, TOPIC);
    }

    private String secret() {
        return proofs.secret(id, HUB, TOPIC);
    }

    private Answer get(String token, String mode, String topic, String more) {
        return gateway.get("/websub/" + id + "/" + token + query(mode, topic) + more);
    }

    private static String query(String mode, String topic) {
        return "?hub.mode=" + mode + "&hub.topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8);
    }

    private Answer push(String token, String signature, byte[] body) {
        var request = gateway.request("/websub/" + id + "/" + token)
                .header("Content-Type", "application/rss+xml")
                .POST(BodyPublishers.ofByteArray(body));
        return gateway.send(signature == null ? request : request.header("X-Hub-Signature", signature));
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode health() {
        return gateway.get("/sources/" + id).is(200).json().path("health").path("webSub");
    }

    private HubWord word() {
        return source().getHubWord();
    }

    private Source source() {
        return versions().getLast();
    }

    /** Every record of the source on the log. */
    private List<Source> versions() {
        return kafka.readAll(Topics.SOURCES).stream()
                .filter(record -> record.key().equals(id))
                .map(ReadRecord::value)
                .filter(Objects::nonNull)
                .toList();
    }

    private static double count(String outcome) {
        return gateway.bean(MeterRegistry.class)
                .counter("wirewatch.gateway.hub.calls", "outcome", outcome)
                .count();
    }
}
