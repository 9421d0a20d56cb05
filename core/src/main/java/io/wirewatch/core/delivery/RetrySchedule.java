package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The waits before the second and later attempts; the first is made at once. Each wait is spread by up to a fifth, so
 * that what failed together does not come back together. The spread follows from delivery, round and attempt, so
 * computing it again gives the same.
 *
 * @param waits in order, none for a single attempt
 */
public record RetrySchedule(List<Duration> waits) {
    // These stand before the schedules below, whose constructor reads them.
    private static final int MOST_WAITS = 20;
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final double SPREAD = 0.2;

    /** 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h: eight attempts in a day and a bit. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10)));

    /** One attempt and no more. */
    public static final RetrySchedule ONCE = new RetrySchedule(List.of());

    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.size() > MOST_WAITS) {
            throw new IllegalArgumentException("retrySchedule has at most " + MOST_WAITS + " waits");
        }
        for (Duration wait : waits) {
            if (!wait.isPositive() || wait.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException(
                        "retrySchedule: a wait is longer than nothing and at most 7 days, not " + wait);
            }
        }
    }

    /**
     * Reads a schedule.
     *
     * @param waits ISO 8601 durations such as {@code PT5S}; none: the default schedule
     * @throws IllegalArgumentException when one is none or out of bounds; the message names the rule
     */
    public static RetrySchedule parse(List<String> waits) {
        return waits.isEmpty()
                ? DEFAULT
                : new RetrySchedule(waits.stream().map(RetrySchedule::parse).toList());
    }

    private static Duration parse(String wait) {
        try {
            return Duration.parse(wait);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "retrySchedule: '" + wait + "' is not an ISO 8601 duration such as PT5S or PT2H", e);
        }
    }

    /**
     * The wait after so many attempts of a round, or empty when that was the last.
     *
     * @param attempts how many were made in this round, from 1
     */
    public Optional<Duration> waitAfter(String delivery, int round, int attempts) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        double factor = 1 + SPREAD * (2 * unit(delivery, round, attempts) - 1);
        return Optional.of(Duration.ofMillis(
                Math.max(1, Math.round(waits.get(attempts - 1).toMillis() * factor))));
    }

    /** A number from 0 to 1 that looks random and follows from what it is given (the finaliser of SplitMix64). */
    private static double unit(String delivery, int round, int attempts) {
        long bits = delivery.hashCode() * 0x9E3779B97F4A7C15L + round * 1_000_003L + attempts;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return ((bits ^ (bits >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
