package io.wirewatch.core.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            BRUSSELS,
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"));

    @Test
    void aDailyDigestGoesOutAtItsTimeOfThePlace() {
        Digest digest = Digest.parse("day", "08:00", null);

        assertThat(digest.next(Instant.parse("2026-11-24T06:59:59Z"), BRUSSELS)).isEqualTo("2026-11-24T07:00:00Z");
        assertThat(digest.next(Instant.parse("2026-11-24T07:00:00Z"), BRUSSELS)).isEqualTo("2026-11-25T07:00:00Z");
        assertThat(digest.next(Instant.parse("2026-07-01T12:00:00Z"), BRUSSELS)).isEqualTo("2026-07-02T06:00:00Z");
    }

    @Test
    void aWeeklyDigestGoesOutOnItsDay() {
        Digest digest = Digest.parse("week", "17:30", "friday");

        assertThat(digest.next(Instant.parse("2026-11-24T12:00:00Z"), BRUSSELS)).isEqualTo("2026-11-27T16:30:00Z");
        assertThat(Digest.parse("week", null, null).next(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC))
                .as("Monday at eight, where nothing else is said")
                .isEqualTo("2026-11-30T08:00:00Z");
    }

    @Test
    void anHourlyDigestGoesOutOnTheHourOfThePlace() {
        Digest digest = Digest.parse("hour", null, null);

        assertThat(digest.next(Instant.parse("2026-11-24T06:10:00Z"), BRUSSELS)).isEqualTo("2026-11-24T07:00:00Z");
        assertThat(digest.next(Instant.parse("2026-11-24T06:10:00Z"), ZoneId.of("Asia/Kolkata")))
                .isEqualTo("2026-11-24T06:30:00Z");
    }

    @Test
    void aTimeThatIsSkippedIsAsMuchLaterAndOneThatComesTwiceIsTheFirst() {
        Digest digest = Digest.parse("day", "02:30", null);

        assertThat(digest.next(Instant.parse("2026-03-29T00:00:00Z"), BRUSSELS))
                .as("clocks go from 02:00 to 03:00")
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(digest.next(Instant.parse("2026-10-24T23:00:00Z"), BRUSSELS)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(digest.next(Instant.parse("2026-10-25T00:30:00Z"), BRUSSELS))
                .as("not once more when the clocks show 02:30 again")
                .isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void hourlyOnesComeOnTheHourWhereClocksArePutByHalfAnHour() {
        Digest digest = Digest.parse("hour", null, null);
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");

        assertThat(digest.next(Instant.parse("2026-04-04T14:00:00Z"), lordHowe))
                .as("01:00, and clocks go from 02:00 back to 01:30")
                .isEqualTo("2026-04-04T15:30:00Z");
        assertThat(digest.next(Instant.parse("2026-10-03T14:30:00Z"), lordHowe))
                .as("01:00, and clocks go from 02:00 to 02:30")
                .isEqualTo("2026-10-03T16:00:00Z");
    }

    @Property
    void digestsFollowEachOtherAtTheirTimesAndLeaveNoneOut(
            @ForAll @LongRange(min = 1_600_000_000L, max = 1_900_000_000L) long seconds,
            @ForAll @IntRange(min = 0, max = 5) int zone,
            @ForAll Digest.Every every,
            @ForAll @IntRange(min = 0, max = 1439) int minute,
            @ForAll DayOfWeek day) {
        ZoneId place = ZONES.get(zone);
        Digest digest = new Digest(every, LocalTime.MIN.plusMinutes(minute), day);
        Instant at = Instant.ofEpochSecond(seconds);

        List<Instant> times = new ArrayList<>(List.of(digest.next(at, place)));
        for (int i = 0; i < 5; i++) {
            times.add(digest.next(times.getLast(), place));
        }

        Duration longest = longest(every);
        assertThat(times.getFirst()).isAfter(at).isBeforeOrEqualTo(at.plus(longest));
        for (int i = 0; i < times.size(); i++) {
            ZonedDateTime local = times.get(i).atZone(place);
            boolean wasSkipped = !local.toLocalTime().equals(digest.at());
            if (every == Digest.Every.HOUR) {
                assertThat(local.getMinute()).isZero();
            } else if (wasSkipped) {
                assertThat(place.getRules().getValidOffsets(local.toLocalDate().atTime(digest.at())))
                        .isEmpty();
            }
            assertThat(every != Digest.Every.WEEK || local.getDayOfWeek() == day)
                    .isTrue();
            assertThat(i == 0 || !times.get(i).isAfter(times.get(i - 1).plus(longest)))
                    .isTrue();
            assertThat(digest.next(times.get(i).minusSeconds(1), place)).isEqualTo(times.get(i));
        }
    }

    /** With clocks put back, and the day that Samoa left out. */
    private static Duration longest(Digest.Every every) {
        return switch (every) {
            case HOUR -> Duration.ofHours(2);
            case DAY -> Duration.ofHours(26);
            case WEEK -> Duration.ofHours(7 * 24 + 2);
        };
    }

    @Test
    void whatIsNoDigestIsRefusedInWords() {
        assertThatThrownBy(() -> Digest.parse("month", null, null)).hasMessageContaining("hour, day, week");
        assertThatThrownBy(() -> Digest.parse(null, null, null)).hasMessageContaining("hour, day, week");
        assertThatThrownBy(() -> Digest.parse("day", "8:00", null)).hasMessageContaining("such as 07:30");
        assertThatThrownBy(() -> Digest.parse("day", "24:00", null)).hasMessageContaining("such as 07:30");
        assertThatThrownBy(() -> Digest.parse("week", "08:00", "Monday")).hasMessageContaining("monday, tuesday");
        assertThatThrownBy(() -> Digest.parse("day", "08:00", "monday")).hasMessageContaining("weekly");
        assertThatThrownBy(() -> Digest.parse("hour", "08:00", null)).hasMessageContaining("on the hour");
    }
}
