package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do about alerts: muted, acknowledged, assigned, and each taken back. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITHandling {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    @TempDir
    static Path elsewhere;

    private static GatewayUnderTest gateway;
    private static WirewatchCluster kafka;

    @BeforeAll
    static void start(WirewatchCluster cluster) throws Exception {
        kafka = cluster;
        gateway = GatewayUnderTest.start(cluster, data);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static void raise(String id, String subscription) {
        kafka.produce(
                Topics.ALERTS,
                subscription,
                Samples.alert(id, subscription, 1, "raised").build());
    }

    private static JsonNode handling(String id) {
        return gateway.get("/alerts/" + id).is(200).json().path("handling");
    }

    private static List<ReadRecord<AlertHandling>> records(String id) {
        return kafka.readAll(Topics.ALERT_HANDLING).stream()
                .filter(record -> id.equals(record.key()))
                .toList();
    }

    private static List<String> audited(String id) {
        List<String> actions = new ArrayList<>();
        gateway.get("/audit?subject=alert/" + id)
                .is(200)
                .json()
                .path("items")
                .forEach(change -> actions.add(change.path("action").asText()));
        return actions.reversed();
    }

    @Test
    void anAlertIsMutedShownSoAndUnmuted() {
        raise("alr_mute", "mute");
        // What is on the log has milliseconds, so that the bound has no more.
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // No body, and asked at once: what is on the log is found.
        JsonNode muted = gateway.post("/alerts/alr_mute:mute", "").is(200).json();

        assertThat(muted.path("id").asText()).isEqualTo("alr_mute");
        Instant until = Instant.parse(muted.at("/handling/mutedUntil").asText());
        assertThat(Duration.between(before, until))
                .isBetween(Duration.ofDays(7), Duration.ofDays(7).plus(PATIENCE));
        assertThat(muted.at("/handling/mutedBy").asText()).isEqualTo("local");
        assertThat(muted.at("/handling/acknowledgedAt").isNull()).isTrue();
        assertThat(gateway.get("/alerts/alr_mute").is(200).json()).isEqualTo(muted);

        String longer = Instant.ofEpochMilli(until.plus(Duration.ofDays(30)).toEpochMilli())
                .toString();
        String wish = "{\"until\": \"" + longer + "\"}";
        gateway.post("/alerts/alr_mute:mute", wish).is(200);
        gateway.post("/alerts/alr_mute:mute", wish).is(200);
        assertThat(Instant.parse(handling("alr_mute").path("mutedUntil").asText()))
                .isEqualTo(longer);
        assertThat(records("alr_mute"))
                .extracting(record -> record.value().getVersion())
                .containsExactly(1, 2);

        assertThat(gateway.post("/alerts/alr_mute:unmute", "")
                        .is(200)
                        .json()
                        .path("handling")
                        .isNull())
                .isTrue();
        gateway.post("/alerts/alr_mute:unmute", "").is(200);
        assertThat(handling("alr_mute").isNull()).isTrue();
        assertThat(audited("alr_mute")).containsExactly("muted", "muted", "unmuted");
        assertThat(gateway.get("/audit?subject=alert/alr_mute")
                        .json()
                        .at("/items/1/detail")
                        .asText())
                .startsWith("until ");
    }

    @Test
    void whoAcknowledgedFirstStaysAndALaterNoteTakesThePlaceOfTheFirst() {
        raise("alr_ack", "ack");
        gateway.post("/alerts/alr_ack:acknowledge", "{\"note\": \" on it \"}").is(200);
        JsonNode first = handling("alr_ack");
        gateway.post("/alerts/alr_ack:acknowledge", "").is(200);
        assertThat(handling("alr_ack")).isEqualTo(first);
        gateway.post("/alerts/alr_ack:acknowledge", "{\"note\": \"passed to the desk\"}")
                .is(200);
        JsonNode later = handling("alr_ack");

        assertThat(first.path("note").asText()).isEqualTo("on it");
        assertThat(first.path("acknowledgedBy").asText()).isEqualTo("local");
        assertThat(later.path("note").asText()).isEqualTo("passed to the desk");
        assertThat(later.path("acknowledgedAt")).isEqualTo(first.path("acknowledgedAt"));
        gateway.post("/alerts/alr_ack:unacknowledge", "").is(200);
        assertThat(handling("alr_ack").isNull()).isTrue();
        assertThat(audited("alr_ack")).containsExactly("acknowledged", "acknowledged", "unacknowledged");
    }

    @Test
    void anAlertIsAssignedToOneAfterTheOtherAndToNobody() {
        raise("alr_assign", "assign");
        gateway.post("/alerts/alr_assign:assign", "{\"to\": \"Kim\"}").is(200);
        gateway.post("/alerts/alr_assign:assign", "{\"to\": \"Kim\"}").is(200);
        gateway.post("/alerts/alr_assign:acknowledge", "").is(200);
        JsonNode both = gateway.post("/alerts/alr_assign:assign", "{\"to\": \"Noor\"}")
                .is(200)
                .json()
                .path("handling");
        assertThat(both.path("assignee").asText()).isEqualTo("Noor");
        assertThat(both.path("acknowledgedBy").asText()).isEqualTo("local");

        gateway.post("/alerts/alr_assign:assign", "{\"to\": null}").is(200);
        gateway.post("/alerts/alr_assign:unassign", "").is(200);
        assertThat(handling("alr_assign").path("assignee").isNull()).isTrue();
        assertThat(audited("alr_assign")).containsExactly("assigned", "acknowledged", "assigned", "unassigned");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :mute        | {"for": "7d"}                                        | such as P7D
            :mute        | {"for": "P400D"}                                     | at most P366D
            :mute        | {"until": "2020-01-01T00:00:00Z"}                    | still to come
            :mute        | {"until": "2099-01-01T00:00:00Z"}                    | within 366 days
            :mute        | {"until": "tomorrow"}                                | RFC 3339
            :mute        | {"for": "P1D", "until": "2099-01-01T00:00:00Z"}      | not both
            :mute        | {"hours": 3}                                         | Unknown field
            :acknowledge | {"note": "  "}                                       | leave it out
            :assign      | {"to": "Kim\\nNoor"}                                 | one line
            :assign      | {"to": ""}                                           | :unassign
            """)
    void whatMakesNoSenseIsRefusedWithACure(String act, String body, String cure) {
        raise("alr_bad", "bad");
        assertThat(gateway.post("/alerts/alr_bad" + act, body).problem(400)).contains(cure);
        assertThat(records("alr_bad")).isEmpty();
    }

    @Test
    void noteAndNameAreBounded() {
        raise("alr_long", "long");
        String note = "{\"note\": \"" + "n".repeat(1_000) + "\"}";
        gateway.post("/alerts/alr_long:acknowledge", note).is(200);
        assertThat(gateway.post("/alerts/alr_long:acknowledge", note.replace("\"}", "n\"}"))
                        .problem(400))
                .contains("1 to 1000");
        gateway.post("/alerts/alr_long:assign", "{\"to\": \"" + "k".repeat(101) + "\"}")
                .problem(400);
    }

    @Test
    void anAlertThatIsNotThereIsNotFound() {
        for (String act : List.of("mute", "unmute", "acknowledge", "unacknowledge", "unassign")) {
            assertThat(gateway.post("/alerts/alr_none:" + act, "").problem(404)).contains("alr_none");
        }
        gateway.post("/alerts/alr_none:assign", "{\"to\": \"Kim\"}").problem(404);
        assertThat(records("alr_none")).isEmpty();
    }

    @Test
    void theSameKeyIsAnsweredTheSameAgain() {
        raise("alr_key", "key");
        JsonNode first = gateway.post("/alerts/alr_key:mute", "", "Idempotency-Key", "once")
                .is(200)
                .json();
        GatewayUnderTest.Answer again = gateway.post("/alerts/alr_key:mute", "", "Idempotency-Key", "once");
        assertThat(again.is(200).json()).isEqualTo(first);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(records("alr_key")).hasSize(1);
    }

    @Test
    void listsAreFilteredByWhatWasDoneAndAViewThatIsBuiltAnewShowsTheSame() throws Exception {
        for (String id : List.of("alr_f1", "alr_f2", "alr_f3")) {
            raise(id, "filtered");
            await().atMost(PATIENCE).until(() -> gateway.get("/alerts/" + id).status() == 200);
        }
        gateway.post("/alerts/alr_f1:acknowledge", "{\"note\": \"seen\"}").is(200);
        gateway.post("/alerts/alr_f1:assign", "{\"to\": \"Kim Lee\"}").is(200);
        gateway.post("/alerts/alr_f2:mute", "{\"for\": \"P1D\"}").is(200);
        assertFiltered(gateway);
        kafka.produce(
                Topics.ALERTS,
                "filtered",
                Samples.alert("alr_f1", "filtered", 2, "evidence").build());
        await().atMost(PATIENCE)
                .until(() ->
                        gateway.get("/alerts/alr_f1").json().path("revision").asInt() == 2);
        assertFiltered(gateway);

        try (GatewayUnderTest other = GatewayUnderTest.start(kafka, elsewhere)) {
            assertFiltered(other);
            assertThat(other.get("/alerts/alr_f1").json())
                    .isEqualTo(gateway.get("/alerts/alr_f1").json());
        }
        assertThat(gateway.get("/alerts?acknowledged=yes").problem(400)).contains("true, false");
        assertThat(gateway.get("/alerts?muted=true&after=").problem(400)).contains("alone");
    }

    private static void assertFiltered(GatewayUnderTest gateway) {
        String list = "/alerts?subscription=filtered";
        assertThat(ids(gateway, list + "&acknowledged=true")).containsExactly("alr_f1");
        assertThat(ids(gateway, list + "&acknowledged=false")).containsExactly("alr_f3", "alr_f2");
        assertThat(ids(gateway, list + "&assignee=Kim%20Lee")).containsExactly("alr_f1");
        assertThat(ids(gateway, list + "&assignee=Kim")).isEmpty();
        assertThat(ids(gateway, list + "&muted=true")).containsExactly("alr_f2");
        assertThat(ids(gateway, list + "&muted=false")).containsExactly("alr_f3", "alr_f1");
        assertThat(ids(gateway, "/alerts?assignee=Kim%20Lee&acknowledged=true&muted=false"))
                .containsExactly("alr_f1");
        JsonNode items = gateway.get(list).is(200).json().path("items");
        assertThat(items.at("/0/handling").isNull()).isTrue();
        assertThat(items.at("/1/handling/mutedBy").asText()).isEqualTo("local");
        assertThat(items.at("/2/handling/note").asText()).isEqualTo("seen");
        JsonNode arrivals = gateway.get(list + "&after=").is(200).json().path("items");
        assertThat(arrivals.at("/0/handling/assignee").asText()).isEqualTo("Kim Lee");
    }

    private static List<String> ids(GatewayUnderTest gateway, String path) {
        List<String> ids = new ArrayList<>();
        gateway.get(path)
                .is(200)
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void changesByManyAtOnceAreAllKept() {
        raise("alr_many", "many");
        List<String> acts = List.of("mute", "acknowledge", "assign");
        acts.parallelStream()
                .forEach(act -> gateway.post("/alerts/alr_many:" + act, act.equals("assign") ? "{\"to\": \"Kim\"}" : "")
                        .is(200));

        JsonNode handling = handling("alr_many");
        assertThat(handling.path("mutedUntil").isNull()).isFalse();
        assertThat(handling.path("acknowledgedAt").isNull()).isFalse();
        assertThat(handling.path("assignee").asText()).isEqualTo("Kim");
        assertThat(records("alr_many"))
                .extracting(record -> record.value().getVersion())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aFeedShowsAMutedAlertAsItWouldAnyOther() {
        gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}");
        gateway.put("/subscriptions/feeding", "{\"name\": \"Feed\", \"expression\": \"NATO\"}")
                .is(201);
        raise("alr_feed", "feeding");
        gateway.post("/alerts/alr_feed:mute", "").is(200);

        assertThat(gateway.get("/subscriptions/feeding/alerts.json")
                        .is(200)
                        .json()
                        .at("/items/0/id")
                        .asText())
                .contains("alr_feed");
        assertThat(gateway.get("/subscriptions/feeding/alerts.json").response().body())
                .doesNotContain("mutedUntil");
    }
}
