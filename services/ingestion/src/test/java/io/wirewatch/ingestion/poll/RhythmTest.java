package io.wirewatch.ingestion.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant MONDAY = Instant.parse("2024-03-04T09:00:00Z");

    @Test
    void littleIsSaidOfWhatIsLittleKnown() {
        assertThat(Rhythm.UNKNOWN.typicalGap()).isEmpty();
        assertThat(Rhythm.UNKNOWN.with(List.of(MONDAY, MONDAY.plusSeconds(60))).typicalGap())
                .isEmpty();
        assertThat(every(Duration.ofHours(1), 4).silentFrom()).isEmpty();
    }

    @Test
    void theTypicalGapIsTheMedian() {
        Rhythm rhythm = Rhythm.UNKNOWN.with(List.of(
                MONDAY,
                MONDAY.plus(Duration.ofHours(1)),
                MONDAY.plus(Duration.ofHours(2)),
                MONDAY.plus(Duration.ofHours(62))));

        assertThat(rhythm.typicalGap()).contains(Duration.ofHours(1));
        assertThat(rhythm.longestGap()).isEqualTo(Duration.ofHours(60));
    }

    @Test
    void aWeekendIsNoSilence() {
        // Ten entries in one working day are all that is known of it on Friday evening.
        Rhythm friday = every(Duration.ofMinutes(30), 10);

        assertThat(friday.silentFrom())
                .hasValueSatisfying(
                        silent -> assertThat(silent).isAfter(friday.last().plus(Duration.ofHours(64))));
    }

    @Test
    void whoIsWellKnownIsMissedSooner() {
        Rhythm hourly = Rhythm.UNKNOWN;
        for (int hour = 0; hour < 24 * 30; hour++) {
            hourly = hourly.with(List.of(MONDAY.plus(Duration.ofHours(hour))));
        }

        assertThat(hourly.silentFrom()).contains(hourly.last().plus(Duration.ofDays(1)));
    }

    @Test
    void whoPublishesRarelyIsGivenTwiceItsLongestGap() {
        Rhythm monthly = every(Duration.ofDays(20), 6);

        assertThat(monthly.silentFrom()).contains(monthly.last().plus(Duration.ofDays(40)));
    }

    @Test
    void aLongGapIsForgottenInTime() {
        Rhythm rhythm = Rhythm.UNKNOWN.with(List.of(MONDAY.minus(Duration.ofDays(60)), MONDAY));
        assertThat(rhythm.longestGap()).isEqualTo(Duration.ofDays(60));

        for (int day = 1; day <= 100; day++) {
            rhythm = rhythm.with(List.of(MONDAY.plus(Duration.ofDays(day))));
        }

        assertThat(rhythm.longestGap()).isEqualTo(Duration.ofDays(1));
    }

    @Property(tries = 300)
    void theOrderOfArrivalWithinAPollDoesNotMatter(
            @ForAll @Size(max = 40) List<@IntRange(max = 10_000_000) Integer> seconds, @ForAll long seed) {
        List<Instant> entries =
                new ArrayList<>(seconds.stream().map(MONDAY::plusSeconds).toList());
        Rhythm one = Rhythm.UNKNOWN.with(entries);
        Collections.shuffle(entries, new Random(seed));

        assertThat(Rhythm.UNKNOWN.with(entries)).isEqualTo(one);
        assertThat(one.latest()).hasSizeLessThanOrEqualTo(20).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(one.longestGap()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    private static Rhythm every(Duration gap, int entries) {
        List<Instant> published = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            published.add(MONDAY.plus(gap.multipliedBy(i)));
        }
        return Rhythm.UNKNOWN.with(published);
    }
}
