package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FailureStreakTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration DAYS = Duration.ofDays(5);

    private final FailureStreak streak = new FailureStreak();

    @Test
    void daysOfNothingButFailuresAreTooLong() {
        hours(500, 0, 120);

        assertThat(streak.tooLong(
                        Instant.MIN, DAYS, START.plus(Duration.ofHours(120)).minusMillis(1)))
                .isEmpty();
        assertThat(streak.tooLong(Instant.MIN, DAYS, START.plus(Duration.ofHours(120))))
                .contains(START);
    }

    @Test
    void aSuccessBeginsThemAnewAndSoDoesAChangeOfTheEndpoint() {
        hours(500, 0, 100);
        hours(204, 100, 101);
        hours(0, 101, 150);

        assertThat(streak.tooLong(Instant.MIN, DAYS, START.plus(Duration.ofHours(220))))
                .isEmpty();
        assertThat(streak.tooLong(Instant.MIN, DAYS, START.plus(Duration.ofHours(221))))
                .contains(START.plus(Duration.ofHours(101)));
        assertThat(streak.tooLong(START.plus(Duration.ofHours(150)), DAYS, START.plus(Duration.ofHours(221))))
                .isEmpty();
    }

    @Test
    void fewFailuresFarApartAreNone() {
        hours(500, 0, 9);

        assertThat(streak.tooLong(Instant.MIN, DAYS, START.plus(Duration.ofDays(300))))
                .isEmpty();
    }

    @Property(tries = 200)
    void whatIsToldAgainAndInAnyOrderBeginsAtTheSameTime(@ForAll long seed) {
        Random random = new Random(seed);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            attempts.add(attempt(i < 20 ? (random.nextBoolean() ? 204 : 500) : 500, i));
        }
        attempts.set(19, attempt(204, 19));
        attempts.forEach(streak::add);
        Instant later = START.plus(Duration.ofDays(30));
        // The log tells a delivery's attempts again with each of its changes, and deliveries mixed with each other.
        List<Attempt> again = new ArrayList<>(attempts);
        Collections.shuffle(again, random);
        again.forEach(streak::add);

        assertThat(streak.tooLong(Instant.MIN, DAYS, later)).contains(START.plus(Duration.ofHours(20)));
    }

    private void hours(int status, int from, int to) {
        for (int hour = from; hour < to; hour++) {
            streak.add(attempt(status, hour));
        }
    }

    private static Attempt attempt(int status, int hour) {
        return new Attempt(START.plus(Duration.ofHours(hour)), Duration.ofMillis(5), status, null, null, null);
    }
}
