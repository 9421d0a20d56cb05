package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.delivery.DeliveryMachine.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryMachineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DeliveryMachine MACHINE = new DeliveryMachine(new RetrySchedule(List.of(MINUTE, MINUTE)));

    private final DeliveryProgress fresh = DeliveryMachine.begin(NOW);

    @Test
    void aNewDeliveryIsDueAtOnce() {
        assertThat(fresh.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(fresh.nextAttemptAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void everyTwoHundredDelivers(int status) {
        DeliveryProgress after = settle(fresh, status).progress();

        assertThat(after.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(after.nextAttemptAt()).isNull();
        assertThat(after.attempts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 301, 302, 308, 400, 401, 404, 429, 500, 503, 600})
    void everythingElseIsTriedAgainAfterTheWait(int status) {
        Verdict verdict = settle(fresh, status);

        assertThat(verdict.progress().state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(verdict.progress().nextAttemptAt()).isBetween(NOW.plusSeconds(1 + 48), NOW.plusSeconds(1 + 72));
        assertThat(verdict.endpointGone()).isFalse();
    }

    @Test
    void afterTheLastWaitItHasFailed() {
        DeliveryProgress after =
                settle(settle(settle(fresh, 500).progress(), 0).progress(), 500).progress();

        assertThat(after.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(after.reason()).isEqualTo("given up after 3 attempts");
        assertThat(after.attempts()).extracting(Attempt::status).containsExactly(500, 0, 500);
    }

    @Test
    void whereNobodyListensASecondTryFollowsInstantlyOnceARound() {
        DeliveryProgress instantly = settle(fresh, unconnected(40)).progress();
        DeliveryProgress later = settle(instantly, unconnected(40)).progress();

        assertThat(instantly.state()).isEqualTo(DeliveryState.RETRYING);
        assertThat(instantly.nextAttemptAt()).isEqualTo(NOW.plusMillis(40));
        assertThat(later.nextAttemptAt()).isBetween(NOW.plusSeconds(48), NOW.plusSeconds(73));
        assertThat(later.roundAttempts()).isEqualTo(1);
        assertThat(settle(DeliveryMachine.resend(later, NOW), unconnected(40))
                        .progress()
                        .nextAttemptAt())
                .isEqualTo(NOW.plusMillis(40));
    }

    @Test
    void aConnectionThatFailsSlowlyIsNotTriedInstantlyAndATestNeverIs() {
        assertThat(settle(fresh, unconnected(1000)).progress().nextAttemptAt()).isAfter(NOW.plusSeconds(45));
        assertThat(new DeliveryMachine(RetrySchedule.ONCE)
                        .settle("dlv_1", fresh, unconnected(40), Optional.empty())
                        .progress()
                        .state())
                .isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void onlyTheLatestAnswerIsKeptWhole() {
        String page = "x".repeat(20_480);
        DeliveryProgress progress = fresh;
        for (int i = 0; i < 3; i++) {
            progress = settle(progress, new Attempt(NOW, Duration.ZERO, 500, null, null, page))
                    .progress();
        }

        assertThat(progress.attempts())
                .extracting(attempt -> attempt.response().length())
                .containsExactly(1024, 1024, 20_480);
    }

    @Test
    void goneEndsItAtOnceAndSpeaksForTheEndpoint() {
        Verdict verdict = settle(fresh, 410);

        assertThat(verdict.endpointGone()).isTrue();
        assertThat(verdict.progress().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(verdict.progress().reason()).contains("410");
    }

    @Test
    void goneInOtherWordsIsGoneToo() {
        Verdict verdict = settle(fresh, new Attempt(NOW, Duration.ZERO, 404, Attempt.GONE, "no such webhook", null));

        assertThat(verdict.endpointGone()).isTrue();
        assertThat(verdict.progress().reason()).contains("404", "gone for good");
        assertThat(settle(fresh, 404).endpointGone()).isFalse();
    }

    @Test
    void aReceiverMayAskForMoreTimeButNotForLessAndNotForEver() {
        assertThat(next(Duration.ofMinutes(30))).isEqualTo(NOW.plusSeconds(1).plus(Duration.ofMinutes(30)));
        assertThat(next(Duration.ofSeconds(1))).isAfter(NOW.plusSeconds(45));
        assertThat(next(Duration.ofDays(365))).isEqualTo(NOW.plusSeconds(1).plus(Duration.ofHours(24)));
    }

    private Instant next(Duration retryAfter) {
        return MACHINE.settle("dlv_1", fresh, attempt(503), Optional.of(retryAfter))
                .progress()
                .nextAttemptAt();
    }

    @Test
    void aResendOpensANewRoundAndKeepsWhatHappened() {
        DeliveryProgress failed = settle(fresh, 410).progress();
        DeliveryProgress again = DeliveryMachine.resend(failed, NOW.plusSeconds(60));

        assertThat(again.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.roundAttempts()).isZero();
        assertThat(again.nextAttemptAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(again.attempts()).isEqualTo(failed.attempts());
        assertThat(settle(again, 500).progress().state()).isEqualTo(DeliveryState.RETRYING);
    }

    @Test
    void anAttemptThatWasUnderWayWhenItWasGivenUpCountsOnlyIfItSucceeded() {
        DeliveryProgress abandoned = DeliveryMachine.abandon(fresh, "the endpoint was deleted");

        assertThat(settle(abandoned, 500).progress().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(settle(abandoned, 200).progress().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void whoeverWaitsSaysWhy() {
        DeliveryProgress held = DeliveryMachine.hold(fresh, "the endpoint is paused");

        assertThat(held.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(held.reason()).isEqualTo("the endpoint is paused");
        assertThat(settle(held, 500).progress().reason()).isNull();
    }

    @Test
    void resendsWithoutEndKeepTheLatestHundredAttempts() {
        DeliveryProgress progress = fresh;
        for (int i = 0; i < 150; i++) {
            progress = DeliveryMachine.resend(
                    settle(progress, i % 2 == 0 ? 500 : 200).progress(), NOW);
        }

        assertThat(progress.attempts()).hasSize(100);
        assertThat(progress.round()).isEqualTo(151);
    }

    @Test
    void anOpenDeliveryWithoutANextAttemptCannotBe() {
        assertThatThrownBy(() -> new DeliveryProgress(DeliveryState.RETRYING, List.of(), 1, 1, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict settle(DeliveryProgress progress, int status) {
        return settle(progress, attempt(status));
    }

    private static Verdict settle(DeliveryProgress progress, Attempt attempt) {
        return MACHINE.settle("dlv_1", progress, attempt, Optional.empty());
    }

    private static Attempt unconnected(long millis) {
        return new Attempt(NOW, Duration.ofMillis(millis), 0, Attempt.UNCONNECTED, "no connection", null);
    }

    private static Attempt attempt(int status) {
        return new Attempt(
                NOW,
                Duration.ofSeconds(1),
                status,
                status == 0 ? "timeout" : null,
                status == 0 ? "no answer" : null,
                null);
    }
}
