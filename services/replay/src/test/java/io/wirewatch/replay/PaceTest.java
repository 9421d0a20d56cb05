package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Replay;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void oneGoesAtOnceAndTheNextWhenItsTimeHasCome() {
        Pace pace = Pace.of(job(60, null));

        assertThat(pace.take(NOW)).isTrue();
        assertThat(pace.take(NOW)).isFalse();
        assertThat(pace.rest(NOW.plusMillis(300))).isEqualTo(Duration.ofMillis(700));
        assertThat(pace.take(NOW.plusMillis(999))).isFalse();
        assertThat(pace.take(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void whatWasNotUsedIsNotCaughtUpWith() {
        Pace pace = Pace.of(job(60, null));
        pace.take(NOW);
        Instant later = NOW.plusSeconds(3600);

        assertThat(pace.take(later)).isTrue();
        assertThat(pace.take(later)).isFalse();
    }

    @Test
    void whoComesALittleLateKeepsToTheBeat() {
        Pace pace = Pace.of(job(60, null));
        pace.take(NOW);

        assertThat(pace.take(NOW.plusMillis(1100))).isTrue();
        assertThat(pace.until()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void itGoesOnWhereTheRecordOfTheJobSays() {
        Pace before = Pace.of(job(1, null));
        before.take(NOW);

        Pace after = Pace.of(job(1, before.until()));

        assertThat(after.take(NOW.plusSeconds(59))).isFalse();
        assertThat(after.take(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void aJobThatSendsNothingHasNone() {
        Pace pace = Pace.of(
                Replay.newBuilder().setId("rpl").setDeliver(false).setPace(1).build());

        assertThat(pace.isSet()).isFalse();
        assertThat(pace.take(NOW)).isTrue();
        assertThat(pace.take(NOW)).isTrue();
        assertThat(pace.rest(NOW)).isZero();
        assertThat(pace.until()).isNull();
    }

    @Test
    void aJobThatSendsAndSaysNoPaceHasTheUsualOne() {
        Pace pace = Pace.of(job(null, null));
        pace.take(NOW);

        assertThat(pace.rest(NOW)).isEqualTo(Duration.ofMinutes(1).dividedBy(Pace.USUAL));
    }

    @Test
    void aPaceThatMakesNoSenseIsTheSlowest() {
        Pace pace = Pace.of(job(0, null));
        pace.take(NOW);

        assertThat(pace.rest(NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    /** However often it is asked, and wherever it is taken up again: no more than its share of any minute, and one. */
    @Property(tries = 200)
    void noMinuteHasMoreThanItsShare(
            @ForAll @IntRange(min = 1, max = 600) int perMinute, @ForAll @IntRange(min = 1, max = 5000) int step) {
        Pace pace = Pace.of(job(perMinute, null));
        int taken = 0;
        for (Instant at = NOW; at.isBefore(NOW.plusSeconds(60)); at = at.plusMillis(step)) {
            taken += pace.take(at) ? 1 : 0;
            if (taken % 7 == 3) {
                pace = Pace.of(job(perMinute, pace.until()));
            }
        }
        assertThat(taken).isBetween(1, perMinute + 1);
    }

    private static Replay job(Integer pace, Instant until) {
        return Replay.newBuilder()
                .setId("rpl")
                .setDeliver(true)
                .setPace(pace)
                .setPacedUntil(until)
                .build();
    }
}
