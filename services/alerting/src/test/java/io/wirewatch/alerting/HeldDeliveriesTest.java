package io.wirewatch.alerting;

import static io.wirewatch.alerting.Fixtures.ARRIVAL;
import static io.wirewatch.alerting.Fixtures.alert;
import static io.wirewatch.alerting.Fixtures.deliver;
import static io.wirewatch.alerting.Fixtures.endpoint;
import static io.wirewatch.alerting.Fixtures.resend;
import static io.wirewatch.alerting.Fixtures.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryMember;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointDigest;
import io.wirewatch.avro.EndpointLimit;
import io.wirewatch.avro.EndpointQuiet;
import io.wirewatch.core.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deliveries to endpoints that want fewer messages. It is ten o'clock; the alerts came to be a moment ago. */
class HeldDeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);
    private static final String DESK = "desk";

    private final InMemoryDesk desk = new InMemoryDesk();
    private PartitionDeliveries deliveries = opened();
    private long offset;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    @AfterAll
    static void beAsBefore() {
        Awaitility.reset();
    }

    @AfterEach
    void close() {
        desk.letEverybodyGo();
        deliveries.close(true, CLEAN_UP);
        assertThat(deliveries.failure()).isEmpty();
    }

    private PartitionDeliveries opened() {
        PartitionDeliveries opened = desk.open();
        opened.start();
        return opened;
    }

    private void restart() {
        deliveries.close(true, CLEAN_UP);
        deliveries = opened();
    }

    private void wants(UnaryOperator<Endpoint.Builder> wish) {
        desk.put(wish.apply(Endpoint.newBuilder(endpoint(DESK, "PT1M", "PT1M"))).build());
    }

    private CompletableFuture<Void> accept(Alert alert) {
        return deliveries.accept(deliver(DESK, alert), offset++);
    }

    private static String id(String alert) {
        return Ids.delivery(DESK, alert, 1);
    }

    private static Alert urgent(String id, String urgency) {
        return Alert.newBuilder(alert(id, 1, "raised")).setUrgency(urgency).build();
    }

    private Delivery awaitState(String id, String state) {
        await(state + " of " + id)
                .until(() ->
                        desk.latest(id) != null && desk.latest(id).getState().equals(state));
        settle();
        return desk.latest(id);
    }

    /** What follows from all that is on the log now is done: steps are taken in order, and this wish comes to nothing. */
    private void settle() {
        deliveries
                .accept(resend(DESK, "dlv_none", "req_none"), offset++)
                .handle((done, refused) -> null)
                .join();
    }

    private void awaitAll(int count, String state) {
        await().untilAsserted(() -> assertThat(IntStream.range(0, count)
                        .mapToObj(i -> desk.latest(id("alr_" + i)))
                        .map(one -> one == null ? "none" : one.getState()))
                .containsOnly(state));
        settle();
    }

    private Delivery awaitDigest() {
        await().until(() -> desk.sent().stream().anyMatch(one -> one.getKind().equals("digest")));
        return desk.sent().stream()
                .filter(one -> one.getKind().equals("digest"))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private static JsonNode data(Delivery delivery) {
        return Messages.read(delivery).path("data");
    }

    private static List<String> alertsIn(Delivery digest) {
        return StreamSupport.stream(data(digest).path("alerts").spliterator(), false)
                .map(one -> one.path("type").asText() + " "
                        + one.path("data").path("id").asText() + " "
                        + one.path("data").path("revision").asInt())
                .toList();
    }

    @Test
    void alertsOfADayGoAsOneDigest() {
        wants(desk -> desk.setDigest(EndpointDigest.newBuilder()
                        .setEvery("day")
                        .setAt("12:00")
                        .build())
                .setZone("Europe/Brussels"));
        CompletableFuture<Void> one = accept(alert("alr_1", 1, "raised"));
        accept(alert("alr_2", 1, "raised"));
        Delivery held = awaitState(id("alr_1"), "held");
        awaitState(id("alr_2"), "held");
        await().until(one::isDone);
        assertThat(held.getNextAttemptAt()).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(held.getHeldFor()).isEqualTo("digest");
        assertThat(desk.sent()).isEmpty();

        desk.pass(Duration.ofHours(1));

        Delivery digest = awaitDigest();
        assertThat(Messages.read(digest).path("type").asText()).isEqualTo("alerts.digest");
        assertThat(alertsIn(digest)).containsExactly("alert.raised alr_1 1", "alert.raised alr_2 1");
        assertThat(data(digest).path("count").asInt()).isEqualTo(2);
        assertThat(data(digest).path("left").asInt()).isZero();
        assertThat(data(digest).path("heldFor")).hasToString("[\"digest\"]");
        assertThat(data(digest).path("subscriptions").path(0).path("alerts").asInt())
                .isEqualTo(2);
        Delivery carried = awaitState(id("alr_2"), "bundled");
        assertThat(carried.getBundle()).isEqualTo(digest.getId());
        assertThat(carried.getBody()).contains("alr_2");
        assertThat(awaitState(digest.getId(), "delivered").getMembers())
                .extracting(DeliveryMember::getDelivery)
                .containsExactly(id("alr_1"), id("alr_2"));
        assertThat(desk.sent()).hasSize(1);
    }

    @Test
    void anAlertThatIsLeftAloneGoesAsItIs() {
        wants(desk -> desk.setGather("PT1M"));
        accept(alert("alr_1", 1, "raised"));
        awaitState(id("alr_1"), "held");

        desk.pass(Duration.ofMinutes(2));

        awaitState(id("alr_1"), "delivered");
        assertThat(desk.sentTypes()).containsExactly("alert.raised");
    }

    @Test
    void whatIsGatheredGoesWhenTheFirstHasWaitedLongEnough() {
        wants(desk -> desk.setGather("PT1M"));
        accept(alert("alr_1", 1, "raised"));
        awaitState(id("alr_1"), "held");
        desk.pass(Duration.ofSeconds(50));
        Instant later = ARRIVAL.plusSeconds(50);
        accept(Alert.newBuilder(alert("alr_2", 1, "raised")).setUpdatedAt(later).build());
        assertThat(awaitState(id("alr_2"), "held").getNextAttemptAt()).isEqualTo(later.plusSeconds(60));

        desk.pass(Duration.ofSeconds(11));

        assertThat(alertsIn(awaitDigest())).containsExactly("alert.raised alr_1 1", "alert.raised alr_2 1");
    }

    @Test
    void whatCameAfterTheTimeOfADigestIsForTheNextOne() {
        wants(desk ->
                desk.setDigest(EndpointDigest.newBuilder().setEvery("hour").build()));
        accept(alert("alr_1", 1, "raised"));
        awaitState(id("alr_1"), "held");
        desk.pass(Duration.ofMinutes(61));
        Instant later = Instant.parse("2026-11-24T11:00:30Z");
        accept(Alert.newBuilder(alert("alr_2", 1, "raised")).setUpdatedAt(later).build());

        assertThat(awaitState(id("alr_2"), "held").getNextAttemptAt()).isEqualTo("2026-11-24T12:00:00Z");
        awaitState(id("alr_1"), "delivered");
        assertThat(desk.sentTypes()).containsExactly("alert.raised");
    }

    @Test
    void theNewestRevisionIsToldAndWhatWasWithdrawnBeforeAnybodyHeardIsNot() {
        wants(desk -> desk.setGather("PT1M"));
        accept(alert("alr_1", 1, "raised"));
        accept(alert("alr_1", 2, "updated"));
        accept(alert("alr_2", 1, "raised"));
        accept(alert("alr_2", 2, "withdrawn"));
        accept(alert("alr_3", 1, "raised"));
        awaitState(id("alr_3"), "held");

        desk.pass(Duration.ofMinutes(2));

        Delivery digest = awaitDigest();
        assertThat(alertsIn(digest)).containsExactly("alert.raised alr_1 2", "alert.raised alr_3 1");
        awaitState(id("alr_1"), "bundled");
        assertThat(awaitState(Ids.delivery(DESK, "alr_2", 2), "skipped").getReason())
                .contains("before anybody was told");
        awaitState(id("alr_2"), "skipped");
    }

    @Test
    void whatAnEndpointHasHeardOfInADigestIsUpdatedAfterIt() {
        wants(desk -> desk.setGather("PT1M"));
        accept(alert("alr_1", 1, "raised"));
        accept(alert("alr_2", 1, "raised"));
        awaitState(id("alr_2"), "held");
        desk.pass(Duration.ofMinutes(2));
        awaitState(awaitDigest().getId(), "delivered");
        restart();

        accept(alert("alr_1", 2, "updated"));
        awaitState(Ids.delivery(DESK, "alr_1", 2), "held");
        desk.pass(Duration.ofMinutes(2));

        awaitState(Ids.delivery(DESK, "alr_1", 2), "delivered");
        assertThat(desk.sentTypes()).containsExactly("alerts.digest", "alert.updated");
    }

    @Test
    void quietHoursHoldAllButWhatIsUrgentOrAskedForByHand() {
        wants(desk -> desk.setQuiet(List.of(
                EndpointQuiet.newBuilder().setFrom("09:00").setTo("12:00").build())));
        accept(urgent("alr_1", "normal"));
        accept(urgent("alr_2", "high"));
        deliveries.accept(test(DESK, "req_t"), offset++);
        awaitState(id("alr_2"), "delivered");
        assertThat(awaitState(id("alr_1"), "held").getHeldFor()).isEqualTo("quiet");

        deliveries.accept(resend(DESK, id("alr_1"), "req_1"), offset++);

        awaitState(id("alr_1"), "delivered");
        assertThat(desk.sentTypes()).containsExactlyInAnyOrder("alert.raised", "alert.raised", "endpoint.test");
    }

    @Test
    void aRetryThatIsDueInQuietHoursWaitsForTheirEnd() {
        wants(desk -> desk.setQuiet(List.of(
                EndpointQuiet.newBuilder().setFrom("10:01").setTo("12:00").build())));
        desk.answer(500);
        accept(alert("alr_1", 1, "raised"));
        awaitState(id("alr_1"), "retrying");

        desk.pass(Duration.ofMinutes(2));

        await().until(() -> Instant.parse("2026-11-24T12:00:00Z")
                .equals(desk.latest(id("alr_1")).getNextAttemptAt()));
        assertThat(desk.sent()).hasSize(1);
        desk.pass(Duration.ofHours(2));
        awaitState(id("alr_1"), "delivered");
    }

    @Test
    void whatIsMoreThanTheLimitGoesTogetherWhenThereIsRoomAlsoAfterARestart() {
        wants(desk -> desk.setLimit(
                EndpointLimit.newBuilder().setMessages(2).setPer("PT1H").build()));
        IntStream.range(0, 6).forEach(i -> accept(alert("alr_" + i, 1, "raised")));
        IntStream.range(2, 6)
                .forEach(i -> assertThat(awaitState(id("alr_" + i), "held").getHeldFor())
                        .isEqualTo("limit"));
        restart();
        accept(alert("alr_6", 1, "raised"));
        awaitState(id("alr_6"), "held");
        assertThat(desk.sent()).hasSize(2);

        desk.pass(Duration.ofHours(1));

        Delivery digest = awaitDigest();
        assertThat(alertsIn(digest)).hasSize(5);
        awaitState(id("alr_6"), "bundled");
        assertThat(desk.sent()).hasSize(3);
    }

    @Test
    void aNewAlertJoinsWhatIsDueInsteadOfTakingItsRoom() {
        wants(desk -> desk.setLimit(
                EndpointLimit.newBuilder().setMessages(1).setPer("PT1H").build()));
        accept(alert("alr_0", 1, "raised"));
        awaitState(id("alr_0"), "delivered");
        accept(alert("alr_1", 1, "raised"));
        awaitState(id("alr_1"), "held");
        deliveries.close(true, CLEAN_UP);
        desk.pass(Duration.ofHours(1));
        deliveries = opened();

        accept(alert("alr_2", 1, "raised"));

        // Either is first at the log; both get through, and no more messages than the limit has room for.
        awaitOver("alr_1", "alr_2");
    }

    private void awaitOver(String... alerts) {
        for (String alert : alerts) {
            await().until(() -> {
                desk.pass(Duration.ofMinutes(5));
                return desk.latest(id(alert)) != null
                        && List.of("bundled", "delivered")
                                .contains(desk.latest(id(alert)).getState());
            });
        }
    }

    @Test
    void aProcessThatDiesWhenTheDigestIsOnTheLogSendsItAndNothingAlone() {
        wants(desk -> desk.setGather("PT1M"));
        accept(alert("alr_1", 1, "raised"));
        accept(alert("alr_2", 1, "raised"));
        awaitState(id("alr_1"), "held");
        awaitState(id("alr_2"), "held");
        // The digest is the last that the log takes.
        desk.holdAttempts();
        desk.keepOnly(one -> !one.getState().equals("bundled"));
        desk.pass(Duration.ofMinutes(2));
        String digest = awaitDigest().getId();
        assertThat(desk.states(id("alr_1"))).containsExactly("held");
        desk.keepAll();

        desk.letEverybodyGo();
        restart();

        awaitState(id("alr_1"), "bundled");
        awaitState(id("alr_2"), "bundled");
        awaitState(digest, "delivered");
        assertThat(desk.sent()).extracting(Delivery::getId).containsOnly(digest);
        assertThat(desk.sent())
                .extracting(Delivery::getMessageId)
                .hasSizeBetween(1, 2)
                .containsOnly(Ids.message(DESK, digest, 0));
    }

    @Test
    void heldDeliveriesAreTakenUpAgainAfterARestart() {
        wants(desk -> desk.setGather("PT1M"));
        accept(alert("alr_1", 1, "raised"));
        accept(alert("alr_2", 1, "raised"));
        awaitState(id("alr_1"), "held");
        awaitState(id("alr_2"), "held");
        restart();
        assertThat(desk.sent()).isEmpty();

        desk.pass(Duration.ofMinutes(2));

        assertThat(alertsIn(awaitDigest())).hasSize(2);
    }

    @Test
    void aProgramGetsEverythingInSeveralDigests() {
        wants(desk -> desk.setGather("PT1M"));
        IntStream.range(0, 250).forEach(i -> accept(alert("alr_" + i, 1, "raised")));
        awaitAll(250, "held");

        desk.pass(Duration.ofMinutes(2));

        awaitAll(250, "bundled");
        // What a digest carries is over when it is on the log, which is before it is sent.
        await().untilAsserted(() -> {
            assertThat(desk.sent()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(desk.sent().stream()
                            .mapToInt(one -> alertsIn(one).size())
                            .sum())
                    .isEqualTo(250);
        });
    }

    @Test
    void aPersonGetsAsManyAsOneReadsTheUrgentFirstAndTheNumberOfTheOthers() {
        wants(desk -> desk.setKind("ntfy").setGather("PT1M").setBreakThrough("never"));
        IntStream.range(0, 119).forEach(i -> accept(alert("alr_" + i, 1, "raised")));
        accept(urgent("alr_119", "high"));
        awaitAll(120, "held");
        restart();

        desk.pass(Duration.ofMinutes(2));

        Delivery digest = awaitDigest();
        assertThat(alertsIn(digest)).hasSize(50).first().isEqualTo("alert.raised alr_119 1");
        assertThat(data(digest).path("count").asInt()).isEqualTo(120);
        assertThat(data(digest).path("left").asInt()).isEqualTo(70);
        awaitAll(120, "bundled");
        assertThat(desk.sent()).hasSize(1);
    }

    @Test
    void eventsThatAreNotAskedForAreNotInADigest() {
        wants(desk -> desk.setGather("PT1M").setEvents(List.of("withdrawn")));
        accept(alert("alr_1", 1, "raised"));
        accept(alert("alr_2", 1, "raised"));
        awaitState(id("alr_2"), "held");

        desk.pass(Duration.ofMinutes(2));

        assertThat(awaitState(id("alr_1"), "skipped").getReason()).contains("does not ask");
        awaitState(id("alr_2"), "skipped");
        assertThat(desk.sent()).isEmpty();
    }

    @Test
    void whatComesLongAfterItsTimeWaitsAMomentForOthersThatDoToo() {
        wants(desk -> desk.setDigest(
                EndpointDigest.newBuilder().setEvery("day").setAt("08:00").build()));
        Instant early = Instant.parse("2026-11-24T06:00:00Z");
        for (String id : List.of("alr_1", "alr_2")) {
            accept(Alert.newBuilder(alert(id, 1, "raised")).setUpdatedAt(early).build());
            assertThat(awaitState(id(id), "held").getNextAttemptAt()).isEqualTo("2026-11-24T10:00:05Z");
        }

        desk.pass(Duration.ofSeconds(6));

        assertThat(alertsIn(awaitDigest())).hasSize(2);
    }

    @Test
    void orderIsKeptAmongWhatGoesAndUrgentAlertsPassWhatIsHeld() {
        wants(desk -> desk.setOrdered(true).setGather("PT1M"));
        accept(urgent("alr_1", "normal"));
        awaitState(id("alr_1"), "held");
        accept(urgent("alr_2", "high"));

        awaitState(id("alr_2"), "delivered");
        assertThat(desk.latest(id("alr_1")).getState()).isEqualTo("held");
        assertThat(desk.latest(id("alr_1")).getAlertAt()).isEqualTo(ARRIVAL);
    }
}
