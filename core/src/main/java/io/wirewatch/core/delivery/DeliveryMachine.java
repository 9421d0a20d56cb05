package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a delivery. A 2xx ends it well; 410, or other word to that effect, says that the endpoint is gone;
 * anything else, a 3xx too, is tried again as the schedule says, and after the last wait it has failed. 429 and 503 may ask
 * for more time by {@code Retry-After}; they cannot shorten a wait. Where the first attempt of a round finds at once that
 * nobody listens, as while a receiver restarts, a second follows instantly, once, and takes nothing off the schedule.
 *
 * @param schedule the waits between attempts
 */
public record DeliveryMachine(RetrySchedule schedule) {
    /** How many attempts a delivery remembers; resends have no bound. */
    public static final int ATTEMPTS_KEPT = 100;

    /** The longest that a receiver may put an attempt off. */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /** How soon the first attempt must have found nobody listening for a second to follow instantly. */
    public static final Duration INSTANT = Duration.ofSeconds(1);

    /** The latest answer is kept as it was read; of those before just so much, since deliveries that wait are in memory. */
    private static final int OLDER_RESPONSE_CHARS = 1024;

    /** A new delivery, due at once. */
    public static DeliveryProgress begin(Instant now) {
        return new DeliveryProgress(DeliveryState.PENDING, List.of(), 1, 0, now, null);
    }

    /**
     * What an attempt made of a delivery. One that was closed meanwhile stays so, unless this attempt succeeded: the
     * receiver has it.
     *
     * @param delivery delivery id
     * @param retryAfter what the receiver asked for, if it did
     */
    public Verdict settle(String delivery, DeliveryProgress before, Attempt attempt, Optional<Duration> retryAfter) {
        List<Attempt> attempts = appended(before.attempts(), attempt);
        int made = before.roundAttempts() + 1;
        if (attempt.succeeded()) {
            return Verdict.of(closed(DeliveryState.DELIVERED, attempts, before.round(), made, null));
        }
        if (attempt.isGone()) {
            String reason = "the receiver answered " + attempt.status() + ": it is gone for good";
            return new Verdict(closed(DeliveryState.FAILED, attempts, before.round(), made, reason), true);
        }
        if (isTriedInstantly(before, attempt)) {
            return Verdict.of(
                    new DeliveryProgress(DeliveryState.RETRYING, attempts, before.round(), 0, attempt.endedAt(), null));
        }
        Optional<Duration> wait = schedule.waitAfter(delivery, before.round(), made);
        if (wait.isEmpty() || !before.state().isOpen()) {
            String reason = "given up after " + made + (made == 1 ? " attempt" : " attempts");
            return Verdict.of(closed(DeliveryState.FAILED, attempts, before.round(), made, reason));
        }
        Duration asked = retryAfter.map(DeliveryMachine::clamped).orElse(Duration.ZERO);
        Instant next = attempt.endedAt().plus(longer(wait.get(), asked));
        return Verdict.of(new DeliveryProgress(DeliveryState.RETRYING, attempts, before.round(), made, next, null));
    }

    /** Once in a round: a delivery that is pending has not been tried in it. */
    private boolean isTriedInstantly(DeliveryProgress before, Attempt attempt) {
        return before.state() == DeliveryState.PENDING
                && attempt.isUnconnected()
                && attempt.latency().compareTo(INSTANT) < 0
                && !schedule.waits().isEmpty();
    }

    /** Opens a new round, due at once, whatever the state. */
    public static DeliveryProgress resend(DeliveryProgress before, Instant now) {
        return new DeliveryProgress(DeliveryState.PENDING, before.attempts(), before.round() + 1, 0, now, null);
    }

    /** Gives a delivery up for a reason that no attempt shows. */
    public static DeliveryProgress abandon(DeliveryProgress before, String reason) {
        return closed(DeliveryState.FAILED, before.attempts(), before.round(), before.roundAttempts(), reason);
    }

    /** Lets a delivery be that its endpoint does not want. */
    public static DeliveryProgress skip(DeliveryProgress before, String reason) {
        return closed(DeliveryState.SKIPPED, before.attempts(), before.round(), before.roundAttempts(), reason);
    }

    /** Puts off what was not tried yet in this round, to go with others then. */
    public static DeliveryProgress hold(DeliveryProgress before, Instant until, String reason) {
        return new DeliveryProgress(
                DeliveryState.HELD, before.attempts(), before.round(), before.roundAttempts(), until, reason);
    }

    /** Lets go of what was held. */
    public static DeliveryProgress release(DeliveryProgress before, Instant now) {
        return new DeliveryProgress(
                DeliveryState.PENDING, before.attempts(), before.round(), before.roundAttempts(), now, null);
    }

    /** Ends a delivery that another one carries. */
    public static DeliveryProgress bundle(DeliveryProgress before, String reason) {
        return closed(DeliveryState.BUNDLED, before.attempts(), before.round(), before.roundAttempts(), reason);
    }

    /** The same delivery, tried next at another time, saying why. */
    public static DeliveryProgress postpone(DeliveryProgress before, Instant until, String reason) {
        return new DeliveryProgress(
                before.state(), before.attempts(), before.round(), before.roundAttempts(), until, reason);
    }

    /** The same delivery, saying why it waits. */
    public static DeliveryProgress hold(DeliveryProgress before, String reason) {
        return postpone(before, before.nextAttemptAt(), reason);
    }

    private static DeliveryProgress closed(
            DeliveryState state, List<Attempt> attempts, int round, int roundAttempts, String reason) {
        return new DeliveryProgress(state, attempts, round, roundAttempts, null, reason);
    }

    private static List<Attempt> appended(List<Attempt> attempts, Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.replaceAll(older -> older.shortened(OLDER_RESPONSE_CHARS));
        all.add(attempt);
        return all.subList(Math.max(0, all.size() - ATTEMPTS_KEPT), all.size());
    }

    private static Duration clamped(Duration asked) {
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * What an attempt came to.
     *
     * @param progress how the delivery stands now
     * @param endpointGone whether the receiver said that it is gone for good
     */
    public record Verdict(DeliveryProgress progress, boolean endpointGone) {
        private static Verdict of(DeliveryProgress progress) {
            return new Verdict(progress, false);
        }
    }
}
