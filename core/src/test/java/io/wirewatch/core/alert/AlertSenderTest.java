package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a cool-down does, case by case. */
class AlertSenderTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final AlertSender sender = new AlertSender(new MemoryCoolDownStore());

    @Test
    void theNextAlertAfterTheCoolDownSaysHowManyWereSuppressed() {
        assertThat(List.of(raised("a", 0), raised("b", 10), raised("c", 59), raised("d", 60), raised("e", 61)))
                .containsExactly("sent 0", "cooldown", "cooldown", "sent 2", "cooldown");
    }

    @Test
    void whatFollowsOfAnAlertThatWasSentIsSent() {
        raised("a", 0);

        assertThat(List.of(
                        next("a", 2, Change.EVIDENCE, 1),
                        next("a", 3, Change.WITHDRAWN, 2),
                        next("a", 4, Change.RAISED, 3)))
                .containsOnly("sent 0");
    }

    @Test
    void aSuppressedAlertIsSilentUntilItSaysSomethingNewAfterTheCoolDown() {
        raised("a", 0);
        raised("b", 1);
        raised("c", 2);

        assertThat(next("b", 2, Change.EVIDENCE, 30)).isEqualTo("cooldown");
        assertThat(next("b", 3, Change.COPY, 61)).isEqualTo("cooldown");
        assertThat(next("c", 2, Change.WITHDRAWN, 62)).isEqualTo("cooldown");
        assertThat(next("b", 4, Change.EVIDENCE, 63)).as("others: c").isEqualTo("sent 1");
        assertThat(raised("d", 64)).isEqualTo("cooldown");
    }

    @Test
    void lateAndBackfilledAlertsNeitherStartACoolDownNorAreStoppedByOne() {
        assertThat(sent("a", 1, Change.RAISED, Origin.LATE, HOUR, 0)).isEqualTo("sent 0");
        assertThat(raised("b", 1)).isEqualTo("sent 0");
        assertThat(sent("c", 1, Change.RAISED, Origin.BACKFILL, HOUR, 2)).isEqualTo("sent 0");
        assertThat(sent("a", 2, Change.RAISED, Origin.LIVE, HOUR, 3)).isEqualTo("cooldown");
    }

    @Test
    void whatArrivedBeforeTheEndOfACoolDownIsWithinItAlsoWhereItComesAfterwards() {
        raised("a", 90);

        assertThat(raised("b", 0)).isEqualTo("cooldown");
        assertThat(raised("c", 149)).isEqualTo("cooldown");
        assertThat(raised("d", 150)).isEqualTo("sent 2");
    }

    @Test
    void whereTheCoolDownWasTakenAwayTheNextMessageIsSentAndSaysHowManyWereSuppressed() {
        raised("a", 0);
        raised("b", 1);
        raised("c", 2);

        assertThat(sent("c", 2, Change.EVIDENCE, Origin.LIVE, Duration.ZERO, 3)).isEqualTo("sent 1");
        assertThat(raised("d", 4)).as("the cool-down is there again").isEqualTo("cooldown");
        assertThat(next("b", 2, Change.EVIDENCE, 5)).isEqualTo("cooldown");
        assertThat(next("b", 3, Change.EVIDENCE, 60)).isEqualTo("sent 1");
    }

    @Test
    void everyRevisionThatComesAgainIsGivenAgainAsItWas() {
        raised("a", 0);
        raised("b", 1);
        next("b", 2, Change.EVIDENCE, 60);

        assertThat(raised("b", 1)).isEqualTo("cooldown");
        assertThat(next("b", 2, Change.EVIDENCE, 60)).isEqualTo("sent 0");
        assertThat(raised("a", 0)).isEqualTo("sent 0");
    }

    private String raised(String id, int minutes) {
        return next(id, 1, Change.RAISED, minutes);
    }

    private String next(String id, int revision, Change change, int minutes) {
        return sent(id, revision, change, Origin.LIVE, HOUR, minutes);
    }

    /** What becomes of it: {@code cooldown}, or {@code sent} and how many were suppressed before. */
    private String sent(String id, int revision, Change change, Origin origin, Duration cooldown, int minutes) {
        Alert alert = sender.sent(RandomAlerts.alert(
                "watch", id, revision, change, origin, cooldown, NOON.plus(Duration.ofMinutes(minutes))));
        return alert.suppressed() == null ? "sent " + alert.suppressedBefore() : alert.suppressed();
    }
}
