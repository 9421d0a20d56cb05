package io.wirewatch.alerting;

import static io.wirewatch.alerting.Fixtures.alert;
import static io.wirewatch.alerting.Fixtures.deliver;
import static io.wirewatch.alerting.Fixtures.endpoint;
import static io.wirewatch.alerting.Fixtures.resend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Notice;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deliveries of a partition, with a log, endpoints and a receiver in memory. */
class PartitionDeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whoever waited as long as this for attempts to end would be seen to. */
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    private static final Duration ENDLESS = Duration.ofHours(1);

    private static final String DESK = "desk";
    private static final String FIRST = Ids.delivery(DESK, "alr_1", 1);
    private static final String SECOND = Ids.delivery(DESK, "alr_1", 2);

    private final InMemoryDesk desk = new InMemoryDesk();
    private PartitionDeliveries deliveries = opened();
    private long offset;

    PartitionDeliveriesTest() {
        desk.put(endpoint(DESK, "PT1M", "PT1M"));
    }

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
        // Cleaning up, not what is tested: an outcome that a test left unrecorded is not waited for without end.
        deliveries.close(true, CLEAN_UP);
    }

    private PartitionDeliveries opened() {
        PartitionDeliveries opened = desk.open();
        opened.start();
        return opened;
    }

    /** As after a crash: what was in memory is gone, what is on the log is not. */
    private void restart() {
        deliveries.close(true, CLEAN_UP);
        deliveries = opened();
    }

    @Test
    void aWishIsTriedAtOnceAndIsCarriedOutWhenItsOutcomeIsOnTheLog() {
        CompletableFuture<Void> log = desk.holdLog();
        CompletableFuture<Void> accepted = deliveries.accept(deliver(DESK, alert("alr_1", 1, "raised")), offset++);

        await().until(() -> desk.written(FIRST).size() == 1);
        assertThat(desk.sent(FIRST)).hasSize(1);
        assertThat(accepted).isNotDone();
        log.complete(null);

        Delivery delivered = awaitState(FIRST, "delivered");
        await().until(accepted::isDone);
        assertThat(desk.states(FIRST)).containsExactly("delivered");
        assertThat(delivered.getMessageId()).isEqualTo(Ids.message(DESK, "alr_1", 1));
        assertThat(delivered.getBody())
                .startsWith("{\"type\":\"alert.raised\",")
                .contains("\"revision\":1");
        assertThat(delivered.getAttempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.getStatus()).isEqualTo(204));
    }

    @Test
    void aWishOfWhichNothingComesSoonIsCarriedOutWhenTheLogSaysThatItIsPending() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        CompletableFuture<Void> accepted = deliveries.accept(deliver(DESK, alert("alr_1", 1, "raised")), offset++);

        awaitState(FIRST, "pending");
        await().until(accepted::isDone);
        attempt.complete(null);

        awaitState(FIRST, "delivered");
        assertThat(desk.states(FIRST)).containsExactly("pending", "delivered");
        assertThat(desk.sent(FIRST)).hasSize(1);
    }

    @Test
    void aPendingDeliveryThatCannotBeRecordedIsWrittenUntilItIsAndNotOverItsOutcome() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        desk.refuseWrites(delivery -> true);
        CompletableFuture<Void> accepted = deliveries.accept(deliver(DESK, alert("alr_1", 1, "raised")), offset++);
        await().until(() -> deliveries.failure().contains("cannot be recorded"));
        assertThat(accepted).isNotDone();
        desk.takeWrites();
        await().until(accepted::isDone);
        assertThat(desk.states(FIRST)).containsExactly("pending");
        attempt.complete(null);
        awaitState(FIRST, "delivered");

        CompletableFuture<Void> second = desk.holdAttempts();
        desk.refuseWrites(delivery -> delivery.getState().equals("pending"));
        deliveries.accept(deliver(DESK, alert("alr_2", 1, "raised")), offset++);
        String other = Ids.delivery(DESK, "alr_2", 1);
        await().until(() -> !desk.written(other).isEmpty());
        second.complete(null);
        awaitState(other, "delivered");
        desk.takeWrites();
        // Longer than what failed is tried again after.
        await().during(Duration.ofMillis(1500)).until(() -> desk.states(other).equals(List.of("delivered")));
    }

    @Test
    void aWishThatNothingIsOnTheLogOfYetIsCarriedOutByWhoeverReadsItNext() {
        CompletableFuture<Void> log = desk.holdLog();
        deliveries.accept(deliver(DESK, alert("alr_1", 1, "raised")), offset++);
        desk.awaitSent(FIRST, 1);
        // It died here: what was to be written is gone with it.
        restart();
        deliveries.accept(deliver(DESK, alert("alr_1", 1, "raised")), offset++);
        desk.awaitSent(FIRST, 2);
        log.complete(null);

        awaitState(FIRST, "delivered");
        assertThat(desk.sent(FIRST)).extracting(Delivery::getMessageId).containsOnly(Ids.message(DESK, "alr_1", 1));
        assertThat(desk.sent(FIRST))
                .extracting(Delivery::getBody)
                .containsOnly(desk.sent(FIRST).getFirst().getBody());
    }

    @Test
    void aWishMetAgainChangesNothing() {
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "delivered");
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        restart();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));

        accept(deliver(DESK, alert("alr_2", 1, "raised")));
        awaitState(Ids.delivery(DESK, "alr_2", 1), "delivered");
        assertThat(desk.states(FIRST)).containsExactly("delivered");
        assertThat(desk.sent(FIRST)).hasSize(1);
    }

    @Test
    void failuresAreTriedAgainWhenTheWaitIsOverAndGivenUpAfterTheLast() {
        desk.answer(500, 0, 302);
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "retrying");

        assertThat(desk.sent()).hasSize(1);
        desk.pass(Duration.ofSeconds(40));
        desk.neverSends(FIRST, 2);
        desk.pass(Duration.ofSeconds(40));
        desk.awaitSent(FIRST, 2);
        await().until(() -> desk.latest(FIRST).getAttempts().size() == 2);
        desk.pass(Duration.ofSeconds(80));

        Delivery failed = awaitState(FIRST, "failed");
        assertThat(failed.getAttempts())
                .extracting(attempt -> attempt.getStatus())
                .containsExactly(500, 0, 302);
        assertThat(failed.getReason()).isEqualTo("given up after 3 attempts");
        assertThat(failed.getNextAttemptAt()).isNull();
        assertThat(desk.sent(FIRST)).extracting(Delivery::getMessageId).containsOnly(failed.getMessageId());
    }

    @Test
    void whoAsksToWaitIsSentNothingElseMeanwhile() {
        desk.answer(429);
        desk.askToWait(Duration.ofMinutes(10));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "retrying");
        desk.put(endpoint("other"));
        String other = Ids.delivery("other", "alr_2", 1);
        String next = Ids.delivery(DESK, "alr_2", 1);
        accept(deliver(DESK, alert("alr_2", 1, "raised")));
        accept(deliver("other", alert("alr_2", 1, "raised")));

        awaitState(other, "delivered");
        awaitState(next, "pending");
        desk.neverSends(next, 1);
        desk.pass(Duration.ofMinutes(11));
        awaitState(next, "delivered");
        awaitState(FIRST, "delivered");
    }

    @Test
    void anEndpointThatWantsOrderGetsEachMessageWhenTheOneBeforeIsOverAlsoAfterARestart() {
        desk.put(Endpoint.newBuilder(endpoint(DESK, "PT1M")).setOrdered(true).build());
        desk.answer(500, 500);
        for (int i = 1; i <= 3; i++) {
            accept(deliver(DESK, alert("alr_" + i, 1, "raised")));
        }
        String third = Ids.delivery(DESK, "alr_3", 1);
        awaitState(FIRST, "retrying");
        awaitState(third, "pending");
        restart();
        desk.neverSends(third, 1);
        assertThat(desk.sent()).extracting(Delivery::getId).containsOnly(FIRST);

        desk.pass(Duration.ofMinutes(2));
        awaitState(third, "delivered");
        assertThat(desk.latest(FIRST).getState()).isEqualTo("failed");
        assertThat(desk.sent()).extracting(Delivery::getAlert).containsExactly("alr_1", "alr_1", "alr_2", "alr_3");
    }

    @Test
    void whatAnEndpointDoesNotAskForIsSkippedAndSaysSo() {
        desk.put(Endpoint.newBuilder(endpoint(DESK))
                .setEvents(List.of("raised", "withdrawn"))
                .build());
        // The first that it hears is raised to it, whatever the revision.
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        awaitState(SECOND, "delivered");
        String third = Ids.delivery(DESK, "alr_1", 3);
        accept(deliver(DESK, alert("alr_1", 3, "updated")));
        Delivery skipped = awaitState(third, "skipped");
        assertThat(skipped.getReason()).isEqualTo("the endpoint does not ask for alert.updated");
        assertThat(skipped.getAttempts()).isEmpty();
        accept(deliver(DESK, alert("alr_1", 4, "withdrawn")));
        awaitState(Ids.delivery(DESK, "alr_1", 4), "delivered");
        assertThat(desk.sentTypes()).containsExactly("alert.raised", "alert.withdrawn");

        restart();
        accept(resend(DESK, third, "please"));
        awaitState(third, "delivered");
        assertThat(desk.sentTypes()).endsWith("alert.updated");
    }

    @Test
    void anOutcomeIsOnTheLogBeforeAnythingFollowsFromIt() {
        desk.answer(500);
        desk.put(endpoint(DESK, "PT0.001S"));
        CompletableFuture<Void> attempt = desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.awaitSent(FIRST, 1);
        CompletableFuture<Void> log = desk.holdLog();
        attempt.complete(null);

        await().until(() -> desk.written(FIRST).size() == 2);
        desk.pass(Duration.ofSeconds(1));
        desk.neverSends(FIRST, 2);
        log.complete(null);
        desk.awaitSent(FIRST, 2);
    }

    @Test
    void anOutcomeThatCannotBeRecordedIsWrittenUntilItIs() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.awaitSent(FIRST, 1);
        desk.refuseWrites(delivery -> true);
        attempt.complete(null);

        await().until(() -> !deliveries.failure().isEmpty());
        desk.takeWrites();
        awaitState(FIRST, "delivered");
        await().until(() -> deliveries.failure().isEmpty());
        assertThat(desk.sent(FIRST)).hasSize(1);
    }

    @Test
    void aKillBetweenAnswerAndRecordRepeatsTheSameMessageAndNothingElseDoes() {
        desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.awaitSent(FIRST, 1);

        restart();
        desk.awaitSent(FIRST, 2);
        desk.letEverybodyGo();
        awaitState(FIRST, "delivered");
        restart();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.neverSends(FIRST, 3);

        assertThat(desk.sent(FIRST)).extracting(Delivery::getMessageId).containsOnly(Ids.message(DESK, "alr_1", 1));
        assertThat(desk.sent(FIRST))
                .extracting(Delivery::getBody)
                .containsOnly(desk.latest(FIRST).getBody());
    }

    @Test
    void waitsGoOnAfterARestart() {
        desk.answer(503);
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "retrying");
        restart();

        desk.neverSends(FIRST, 2);
        desk.pass(Duration.ofMinutes(2));
        awaitState(FIRST, "delivered");
        assertThat(desk.latest(FIRST).getAttempts()).hasSize(2);
    }

    @Test
    void theFirstMessageAnEndpointGetsIsRaisedWhateverItsRevision() {
        accept(deliver(DESK, alert("alr_1", 3, "updated")));
        awaitState(Ids.delivery(DESK, "alr_1", 3), "delivered");
        accept(deliver(DESK, alert("alr_1", 4, "withdrawn")));
        awaitState(Ids.delivery(DESK, "alr_1", 4), "delivered");
        restart();
        accept(deliver(DESK, alert("alr_1", 5, "updated")));
        awaitState(Ids.delivery(DESK, "alr_1", 5), "delivered");

        assertThat(desk.sentTypes()).containsExactly("alert.raised", "alert.withdrawn", "alert.updated");
    }

    @Test
    void aRevisionWaitsForTheFirstMessageThatIsUnderWay() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.awaitSent(FIRST, 1);
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        desk.neverSends(SECOND, 1);
        attempt.complete(null);

        awaitState(SECOND, "delivered");
        assertThat(desk.sentTypes()).containsExactly("alert.raised", "alert.updated");
    }

    @Test
    void whereNoMessageWasEverAnsweredTheNextRevisionIsRaisedToo() {
        desk.answer(0, 204);
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "retrying");
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        awaitState(SECOND, "delivered");

        assertThat(desk.sentTypes()).containsExactly("alert.raised", "alert.raised");
        assertThat(desk.latest(SECOND).getBody()).contains("\"status\":\"updated\"");
    }

    @Test
    void aResendOpensANewRoundWithTheSameMessageAndIsCarriedOutOnce() {
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "delivered");
        accept(resend(DESK, FIRST, "req_1"));
        desk.awaitSent(FIRST, 2);
        await().until(() -> desk.latest(FIRST).getAttempts().size() == 2);
        accept(resend(DESK, FIRST, "req_1"));
        restart();
        accept(resend(DESK, FIRST, "req_1"));
        desk.neverSends(FIRST, 3);
        accept(resend(DESK, FIRST, "req_2"));
        desk.awaitSent(FIRST, 3);

        await().until(() -> desk.latest(FIRST).getRound() == 3
                && desk.latest(FIRST).getState().equals("delivered"));
        assertThat(desk.sent(FIRST)).extracting(Delivery::getMessageId).containsOnly(Ids.message(DESK, "alr_1", 1));
    }

    @Test
    void aResendMetAgainWhileItCannotBeRecordedIsGivenBackAndNotKeptForEver() {
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "delivered");
        desk.refuseWrites(delivery -> true);
        deliveries.accept(resend(DESK, FIRST, "again"), offset++);
        CompletableFuture<Void> repeated = deliveries.accept(resend(DESK, FIRST, "again"), offset++);

        await().until(() -> !deliveries.failure().isEmpty());
        desk.takeWrites();
        await().until(repeated::isDone);
        await().until(() -> desk.sent(FIRST).size() == 2);
    }

    @Test
    void aResendWhileAnAttemptIsUnderWayMakesNoSecondOne() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.awaitSent(FIRST, 1);
        accept(resend(DESK, FIRST, "req_1"));
        desk.neverSends(FIRST, 2);
        attempt.complete(null);

        awaitState(FIRST, "delivered");
        assertThat(desk.latest(FIRST).getRound()).isEqualTo(2);
        assertThat(desk.sent(FIRST)).hasSize(1);
    }

    @Test
    void wishesThatMakeNoSenseAreRefused() {
        DeliveryCommand odd =
                DeliveryCommand.newBuilder().setEndpoint(DESK).setKind("shred").build();

        assertRefused(resend(DESK, "dlv_unknown", "req_1"), "unknown-delivery");
        assertRefused(deliver(DESK, null), "incomplete");
        assertRefused(odd, "unknown-kind");
    }

    @Test
    void aPausedEndpointsDeliveriesWaitAndSayWhy() {
        desk.put(with(endpoint(DESK), "paused", null));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));

        await().until(() -> Obstacle.PAUSED.equals(desk.latest(FIRST).getReason()));
        desk.neverSends(FIRST, 1);
        desk.put(endpoint(DESK));
        desk.pass(Duration.ofSeconds(2));
        awaitState(FIRST, "delivered");
        assertThat(desk.latest(FIRST).getReason()).isNull();
    }

    @Test
    void aTestGoesToAPausedOrDisabledEndpointTooAndIsTriedOnce() {
        desk.answer(500, 500);
        desk.put(with(endpoint(DESK), "paused", null));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        accept(Fixtures.test(DESK, "req_1"));
        String test = Messages.testId(Fixtures.test(DESK, "req_1"));

        Delivery failed = awaitState(test, "failed");
        assertThat(failed.getKind()).isEqualTo("test");
        assertThat(failed.getBody()).contains("\"type\":\"endpoint.test\"").contains("\"name\":\"Desk\"");
        desk.put(with(endpoint(DESK), "disabled", null));
        accept(Fixtures.test(DESK, "req_2"));
        awaitState(Messages.testId(Fixtures.test(DESK, "req_2")), "failed");
        assertThat(desk.sent()).hasSize(2);
    }

    @Test
    void deliveriesToEndpointsThatCannotHaveThemFailVisibly() {
        desk.put(with(endpoint("off"), "disabled", "too loud"));
        desk.put(Endpoint.newBuilder(endpoint("chat")).setKind("pager").build());
        for (String id : List.of("off", "chat", "deleted")) {
            accept(deliver(id, alert("alr_1", 1, "raised")));
        }

        assertThat(awaitState(Ids.delivery("off", "alr_1", 1), "failed").getReason())
                .isEqualTo("the endpoint is disabled: too loud");
        assertThat(awaitState(Ids.delivery("chat", "alr_1", 1), "failed").getReason())
                .contains("pager");
        assertThat(awaitState(Ids.delivery("deleted", "alr_1", 1), "failed").getReason())
                .contains("no endpoint 'deleted'");
        assertThat(desk.sent()).isEmpty();
    }

    @Test
    void goneDisablesTheEndpointAndWhatFollowsFailsVisibly() {
        desk.answer(410);
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "failed");
        await().until(() -> desk.get(DESK).getStatus().equals("disabled"));
        accept(deliver(DESK, alert("alr_2", 1, "raised")));

        assertThat(awaitState(Ids.delivery(DESK, "alr_2", 1), "failed").getReason())
                .contains("disabled")
                .contains("410");
        assertThat(desk.sent()).hasSize(1);
    }

    @Test
    void daysOfNothingButFailuresDisableAnEndpointOverRestartsToo() {
        desk.put(endpoint(DESK, "P7D"));
        desk.answer(IntStream.generate(() -> 500).limit(12).toArray());
        for (int i = 0; i < 10; i++) {
            failOnce("alr_" + i);
            desk.pass(Duration.ofSeconds(1));
        }
        desk.pass(Duration.ofDays(4));
        restart();
        failOnce("alr_on_day_4");
        assertThat(desk.get(DESK).getStatus()).isEqualTo("active");
        desk.pass(Duration.ofDays(1));
        restart();
        failOnce("alr_on_day_5");

        await().until(() -> desk.get(DESK).getStatus().equals("disabled"));
        assertThat(desk.get(DESK).getStatusReason())
                .contains("nothing but failures since")
                .contains("status 500");
    }

    @Test
    void aNoticeIsTriedAgainLikeAnAlertAndWaitsWhileItsEndpointIsPaused() {
        desk.answer(500, 500);
        accept(noticed("ntc_1"));
        awaitState(Ids.delivery(DESK, "ntc_1", 0), "retrying");
        desk.pass(Duration.ofMinutes(2));
        await().until(() -> desk.sent().size() == 2);
        desk.pass(Duration.ofMinutes(2));
        awaitState(Ids.delivery(DESK, "ntc_1", 0), "delivered");

        desk.put(with(endpoint(DESK), "paused", null));
        accept(noticed("ntc_2"));
        assertThat(awaitState(Ids.delivery(DESK, "ntc_2", 0), "pending").getReason())
                .contains("paused");
        assertThat(desk.sent()).hasSize(3);
    }

    private static DeliveryCommand noticed(String id) {
        return DeliveryCommand.newBuilder()
                .setEndpoint(DESK)
                .setKind("notice")
                .setNotice(Notice.newBuilder()
                        .setId(id)
                        .setKind("endpoint.disabled")
                        .setSubject("endpoint/other")
                        .build())
                .build();
    }

    private void failOnce(String alert) {
        accept(deliver(DESK, alert(alert, 1, "raised")));
        awaitState(Ids.delivery(DESK, alert, 1), "retrying");
    }

    @Test
    void anEndpointThatHangsStopsNobodyElse() {
        desk.put(endpoint("hanging"));
        CompletableFuture<Void> hanging = desk.holdAttemptsTo("hanging");
        for (int i = 0; i < 100; i++) {
            accept(deliver("hanging", alert("alr_" + i, 1, "raised")));
        }
        accept(deliver(DESK, alert("alr_1", 1, "raised")));

        awaitState(FIRST, "delivered");
        assertThat(desk.sent()).hasSize(desk.config().attemptsPerEndpoint() + 1);
        hanging.complete(null);
        await().until(() -> desk.sent().size() == 101);
    }

    @Test
    void whatTheSenderThrowsIsAnAttemptThatFailed() {
        desk.throwOnce(new IllegalStateException("out of everything"));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));

        Delivery retrying = awaitState(FIRST, "retrying");
        assertThat(retrying.getAttempts().getFirst().getError()).contains("out of everything");
    }

    @Test
    void aPartitionGivenAwayLetsAttemptsEndAndRecordsThem() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        accept(deliver(DESK, alert("alr_2", 1, "raised")));
        desk.awaitSent(FIRST, 1);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> deliveries.close(false, ENDLESS));
        attempt.complete(null);

        assertThat(closed).succeedsWithin(PATIENCE);
        assertThat(desk.latest(FIRST).getState()).isEqualTo("delivered");
    }

    @Test
    void aPartitionThatWasLostIsWrittenNoMore() {
        CompletableFuture<Void> attempt = desk.holdAttempts();
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        desk.awaitSent(FIRST, 1);
        deliveries.close(true, ENDLESS);
        attempt.complete(null);

        desk.neverWrites(FIRST, 2);
    }

    private void accept(DeliveryCommand command) {
        assertThat(deliveries.accept(command, offset++)).succeedsWithin(PATIENCE);
    }

    private void assertRefused(DeliveryCommand command, String reason) {
        assertThatThrownBy(() -> deliveries.accept(command, offset++).join())
                .hasCauseInstanceOf(RefusedRecordException.class)
                .satisfies(e -> assertThat(((RefusedRecordException) e.getCause()).reason())
                        .isEqualTo(reason));
    }

    private Delivery awaitState(String id, String state) {
        await(id + " is " + state)
                .until(() ->
                        desk.latest(id) != null && desk.latest(id).getState().equals(state));
        return desk.latest(id);
    }

    private static Endpoint with(Endpoint endpoint, String status, String reason) {
        return Endpoint.newBuilder(endpoint)
                .setStatus(status)
                .setStatusReason(reason)
                .build();
    }
}
