package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryAttempt;
import io.wirewatch.core.delivery.Attempt;
import io.wirewatch.core.delivery.DeliveryProgress;
import io.wirewatch.core.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far a delivery has come, in its record. */
final class DeliveryMapper {
    private DeliveryMapper() {}

    /** The progress that a record holds. */
    static DeliveryProgress progress(Delivery delivery) {
        DeliveryState state = DeliveryState.of(delivery.getState());
        // A record without a time is due at once, rather than never.
        Instant next = delivery.getNextAttemptAt() == null ? delivery.getUpdatedAt() : delivery.getNextAttemptAt();
        return new DeliveryProgress(
                state,
                attempts(delivery),
                delivery.getRound(),
                delivery.getRoundAttempts(),
                state.isOpen() ? next : null,
                delivery.getReason());
    }

    /** The attempts that a record holds, oldest first. */
    static List<Attempt> attempts(Delivery delivery) {
        return delivery.getAttempts().stream().map(DeliveryMapper::attempt).toList();
    }

    /** The record with this progress. */
    static Delivery with(Delivery delivery, DeliveryProgress progress, Instant now) {
        return Delivery.newBuilder(delivery)
                .setState(progress.state().text())
                .setAttempts(
                        progress.attempts().stream().map(DeliveryMapper::record).toList())
                .setRound(progress.round())
                .setRoundAttempts(progress.roundAttempts())
                .setNextAttemptAt(progress.nextAttemptAt())
                .setReason(progress.reason())
                .setUpdatedAt(now)
                .build();
    }

    private static Attempt attempt(DeliveryAttempt attempt) {
        return new Attempt(
                attempt.getAt(),
                Duration.ofMillis(attempt.getLatencyMillis()),
                attempt.getStatus(),
                attempt.getFailure(),
                attempt.getError(),
                attempt.getResponse());
    }

    private static DeliveryAttempt record(Attempt attempt) {
        return DeliveryAttempt.newBuilder()
                .setAt(attempt.at())
                .setLatencyMillis(attempt.latency().toMillis())
                .setStatus(attempt.status())
                .setFailure(attempt.failure())
                .setError(attempt.error())
                .setResponse(attempt.response())
                .build();
    }
}
