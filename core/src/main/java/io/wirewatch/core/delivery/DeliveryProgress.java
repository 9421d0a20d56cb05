package io.wirewatch.core.delivery;

import java.time.Instant;
import java.util.List;

/**
 * How far a delivery has come.
 *
 * @param state where it stands
 * @param attempts the attempts, oldest first; the latest {@link DeliveryMachine#ATTEMPTS_KEPT}
 * @param round counts the rounds of attempts, from 1; a resend begins one
 * @param roundAttempts attempts in this round, an instant second one not counted
 * @param nextAttemptAt when it is tried next; null when it is over
 * @param reason why it was given up, or why it waits, where no attempt says so; null otherwise
 */
public record DeliveryProgress(
        DeliveryState state,
        List<Attempt> attempts,
        int round,
        int roundAttempts,
        Instant nextAttemptAt,
        String reason) {
    public DeliveryProgress {
        attempts = List.copyOf(attempts);
        if (state.isOpen() == (nextAttemptAt == null)) {
            throw new IllegalArgumentException("a delivery has a next attempt as long as it is open, and only then");
        }
    }

    /** Whether the receiver got a message of this delivery, whatever it made of it. */
    public boolean answered() {
        return attempts.stream().anyMatch(Attempt::answered);
    }
}
