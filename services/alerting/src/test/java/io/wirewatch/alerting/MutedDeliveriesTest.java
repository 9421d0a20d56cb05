package io.wirewatch.alerting;

import static io.wirewatch.alerting.Fixtures.alert;
import static io.wirewatch.alerting.Fixtures.deliver;
import static io.wirewatch.alerting.Fixtures.endpoint;
import static io.wirewatch.alerting.Fixtures.resend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Notice;
import io.wirewatch.core.ids.Ids;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mute holds back and what it does not, with a log, endpoints and a receiver in memory. */
class MutedDeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DESK = "desk";
    private static final String FIRST = Ids.delivery(DESK, "alr_1", 1);
    private static final String SECOND = Ids.delivery(DESK, "alr_1", 2);
    private static final String THIRD = Ids.delivery(DESK, "alr_1", 3);

    private final InMemoryDesk desk = new InMemoryDesk();
    private PartitionDeliveries deliveries = opened();
    private long offset;

    MutedDeliveriesTest() {
        desk.put(endpoint(DESK, "PT1M"));
    }

    @AfterEach
    void close() {
        desk.letEverybodyGo();
        deliveries.close(true, Duration.ofSeconds(5));
    }

    private PartitionDeliveries opened() {
        PartitionDeliveries opened = desk.open();
        opened.start();
        return opened;
    }

    @Test
    void whatIsAboutAMutedAlertIsSkippedAndSaysByWhomAndUntilWhen() {
        desk.mute("alr_1", Duration.ofHours(1));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        accept(deliver(DESK, alert("alr_2", 1, "raised")));

        Delivery skipped = awaitState(FIRST, "skipped");
        awaitState(Ids.delivery(DESK, "alr_2", 1), "delivered");
        assertThat(skipped.getReason()).isEqualTo("the alert is muted by Kim until 2026-11-24T11:00:00.000Z");
        assertThat(skipped.getAttempts()).isEmpty();
        assertThat(skipped.getNextAttemptAt()).isNull();
        assertThat(desk.sent()).extracting(Delivery::getAlert).containsExactly("alr_2");
    }

    @Test
    void whatComesAfterAMuteGoesOutAndIsRaisedToWhoNeverHeardOfTheAlert() {
        desk.mute("alr_1", Duration.ofHours(1));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "skipped");
        desk.unmute("alr_1");
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        awaitState(SECOND, "delivered");

        desk.mute("alr_1", Duration.ofHours(1));
        desk.pass(Duration.ofHours(1));
        accept(deliver(DESK, alert("alr_1", 3, "updated")));
        awaitState(THIRD, "delivered");
        assertThat(desk.sentTypes()).containsExactly("alert.raised", "alert.updated");
    }

    @Test
    void aMuteHoldsBackTheNextRevisionAndLeavesTheFirstToItsRetries() {
        desk.answer(500);
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "retrying");
        desk.mute("alr_1", Duration.ofHours(1));
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        awaitState(SECOND, "skipped");

        desk.pass(Duration.ofMinutes(2));
        awaitState(FIRST, "delivered");
    }

    @Test
    void whatWaitedForAPausedEndpointIsSkippedWhenItsAlertIsMutedByThen() {
        desk.put(status("paused"));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "pending");
        desk.mute("alr_1", Duration.ofDays(7));
        desk.put(status("active"));
        desk.pass(Duration.ofSeconds(2));

        awaitState(FIRST, "skipped");
        assertThat(desk.sent()).isEmpty();
    }

    private static Endpoint status(String status) {
        return Endpoint.newBuilder(endpoint(DESK)).setStatus(status).build();
    }

    @Test
    void whatSomebodySendsAgainGoesOutAllTheSameAfterARestartToo() {
        desk.mute("alr_1", Duration.ofHours(1));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        awaitState(FIRST, "skipped");
        deliveries.close(true, Duration.ofSeconds(5));
        deliveries = opened();
        accept(resend(DESK, FIRST, "please"));

        awaitState(FIRST, "delivered");
        assertThat(desk.sent(FIRST)).extracting(Delivery::getMessageId).containsExactly(Ids.message(DESK, "alr_1", 1));
        assertThat(desk.sentTypes()).containsExactly("alert.raised");
        // The mute goes on for what nobody asked for.
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        awaitState(SECOND, "skipped");
    }

    @Test
    void inAnOrderedLaneWhatIsSkippedHoldsUpNothing() {
        desk.put(Endpoint.newBuilder(endpoint(DESK)).setOrdered(true).build());
        desk.mute("alr_1", Duration.ofHours(1));
        accept(deliver(DESK, alert("alr_1", 1, "raised")));
        accept(deliver(DESK, alert("alr_1", 2, "updated")));
        accept(deliver(DESK, alert("alr_2", 1, "raised")));

        awaitState(Ids.delivery(DESK, "alr_2", 1), "delivered");
        awaitState(FIRST, "skipped");
        awaitState(SECOND, "skipped");
        assertThat(desk.sent()).hasSize(1);
    }

    @Test
    void noticesAndTestsAreNoneOfAMutesBusiness() {
        desk.mute("ntc_1", Duration.ofHours(1));
        desk.mute("", Duration.ofHours(1));
        accept(DeliveryCommand.newBuilder()
                .setEndpoint(DESK)
                .setKind("notice")
                .setNotice(Notice.newBuilder()
                        .setId("ntc_1")
                        .setKind("source.broken")
                        .setSubject("source/ministry")
                        .build())
                .build());
        accept(Fixtures.test(DESK, "req_1"));

        await().atMost(PATIENCE).until(() -> desk.sent().size() == 2);
    }

    private void accept(DeliveryCommand command) {
        assertThat(deliveries.accept(command, offset++)).succeedsWithin(PATIENCE);
    }

    private Delivery awaitState(String id, String state) {
        await(id + " is " + state)
                .atMost(PATIENCE)
                .until(() ->
                        desk.latest(id) != null && desk.latest(id).getState().equals(state));
        return desk.latest(id);
    }
}
