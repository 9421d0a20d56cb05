package io.wirewatch.core.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.volume.Volume.Hold;
import io.wirewatch.core.volume.Volume.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class VolumeTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final QuietHours NIGHT = QuietHours.parse("22:00", "07:00", List.of());
    private static final QuietHours WEEKEND = QuietHours.parse("00:00", "00:00", List.of("saturday", "sunday"));

    @Test
    void nothingIsHeldWhereNothingIsAsked() {
        Instant at = Instant.parse("2026-11-24T23:00:00Z");

        assertThat(Volume.ALL_AT_ONCE.hold(at, at, at)).isEmpty();
        assertThat(Volume.ALL_AT_ONCE.isAllAtOnce()).isTrue();
        assertThat(quiet(NIGHT).isAllAtOnce()).isFalse();
    }

    @Test
    void quietHoursHoldOverMidnightByTheClocksOfThePlace() {
        Volume volume = quiet(NIGHT);

        assertThat(hold(volume, "2026-11-24T20:59:59Z")).isEmpty();
        assertThat(hold(volume, "2026-11-24T21:00:00Z")).contains(until("2026-11-25T06:00:00Z", Why.QUIET));
        assertThat(hold(volume, "2026-11-25T05:59:59Z")).contains(until("2026-11-25T06:00:00Z", Why.QUIET));
        assertThat(hold(volume, "2026-11-25T06:00:00Z")).isEmpty();
        assertThat(hold(volume, "2026-07-01T20:30:00Z")).contains(until("2026-07-02T05:00:00Z", Why.QUIET));
    }

    @Test
    void quietHoursThatFollowEachOtherAreOne() {
        // The night to Saturday, the weekend, and the night to Monday.
        assertThat(hold(quiet(NIGHT, WEEKEND), "2026-11-27T21:30:00Z"))
                .contains(until("2026-11-30T06:00:00Z", Why.QUIET));
    }

    @Test
    void anAlertIsGatheredFromWhenItCameToBe() {
        Volume volume = volume(Duration.ofMinutes(1), null);
        Instant at = Instant.parse("2026-11-24T10:00:00Z");

        assertThat(volume.hold(at, at.plusSeconds(2), at.plusSeconds(3)))
                .contains(new Hold(at.plusSeconds(60), Why.GATHER));
        assertThat(volume.hold(at, at.plusSeconds(2), at.plusSeconds(60))).isEmpty();
    }

    @Test
    void aDigestThatIsDueInQuietHoursGoesOutAfterThem() {
        Volume volume = volume(Duration.ZERO, Digest.parse("day", "06:00", null), NIGHT);
        Instant at = Instant.parse("2026-11-24T12:00:00Z");

        assertThat(volume.hold(at, at, at)).contains(until("2026-11-25T06:00:00Z", Why.QUIET));
        assertThat(volume.hold(at, at, Instant.parse("2026-11-25T05:30:00Z")))
                .contains(until("2026-11-25T06:00:00Z", Why.QUIET));
        assertThat(volume.hold(at, at, Instant.parse("2026-11-25T06:00:00Z"))).isEmpty();
    }

    @Test
    void whatComesWhenItShouldHaveGoneAlreadyWaitsForOthersThatAreLateToo() {
        Volume volume = volume(Duration.ZERO, Digest.parse("day", "08:00", null));
        Instant at = Instant.parse("2026-11-24T06:00:00Z");
        Instant wished = Instant.parse("2026-11-24T07:10:00Z");

        assertThat(volume.hold(at, wished, wished)).contains(new Hold(wished.plus(Volume.LATE), Why.DIGEST));
        assertThat(volume.hold(at, wished, wished.plus(Volume.LATE))).isEmpty();
    }

    @Test
    void whatIsLateAndWasNeverToBeHeldGoesUnlessItIsQuietNow() {
        Volume volume = quiet(NIGHT);
        Instant evening = Instant.parse("2026-11-24T20:00:00Z");
        Instant night = Instant.parse("2026-11-24T23:00:00Z");
        Instant morning = Instant.parse("2026-11-25T07:00:00Z");

        assertThat(volume.hold(evening, night, night)).contains(until("2026-11-25T06:00:00Z", Why.QUIET));
        assertThat(volume.hold(evening, morning, morning)).isEmpty();
    }

    /** Whatever is asked for: it goes in the end, never in quiet hours, and asking in between changes nothing. */
    @Property
    void everyAlertGoesAtOneTimeThatIsNotQuiet(
            @ForAll @LongRange(min = 1_700_000_000L, max = 1_800_000_000L) long seconds,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(min = 1, max = 3) int hours,
            @ForAll @IntRange(max = 200_000) int late,
            @ForAll @IntRange(max = 3) int kind) {
        QuietHours once = new QuietHours(LocalTime.MIN.plusMinutes(from), LocalTime.MIN.plusMinutes(to), List.of());
        QuietHours again = new QuietHours(
                once.to(), once.to().plusHours(hours), List.of(java.time.DayOfWeek.MONDAY, java.time.DayOfWeek.FRIDAY));
        List<QuietHours> quiet = from == to ? List.of() : List.of(once, again);
        Digest digest = kind < 2 ? null : Digest.parse(kind == 2 ? "hour" : "day", null, null);
        Volume volume =
                new Volume(Duration.ofSeconds(kind == 1 ? 90 : 0), digest, quiet, null, BreakThrough.HIGH, BRUSSELS);
        Instant cameToBe = Instant.ofEpochSecond(seconds);
        Instant wished = cameToBe.plusSeconds(late);

        Instant now = wished;
        int holds = 0;
        for (Optional<Hold> hold = volume.hold(cameToBe, wished, now);
                hold.isPresent();
                hold = volume.hold(cameToBe, wished, now)) {
            Instant until = hold.get().until();
            assertThat(until).isAfter(now);
            Instant between = now.plusMillis(Duration.between(now, until).toMillis() / 2);
            Optional<Hold> meanwhile = volume.hold(cameToBe, wished, between);
            assertThat(meanwhile).isPresent();
            assertThat(meanwhile.get().until()).isEqualTo(until);
            now = until;
            holds++;
        }

        assertThat(holds).isLessThanOrEqualTo(2);
        assertThat(volume.quiet(now)).isEmpty();
        if (digest != null && late == 0) {
            assertThat(now).isAfterOrEqualTo(digest.next(cameToBe, BRUSSELS));
        }
    }

    @Test
    void urgencyBreaksThroughWhereItIsLet() {
        assertThat(BreakThrough.of("high").lets("high")).isTrue();
        assertThat(BreakThrough.of("high").lets("normal")).isFalse();
        assertThat(BreakThrough.of("normal").lets("normal")).isTrue();
        assertThat(BreakThrough.of("normal").lets("low")).isFalse();
        assertThat(BreakThrough.of("never").lets("high")).isFalse();
        assertThatThrownBy(() -> BreakThrough.of("low")).hasMessageContaining("normal, high, never");
    }

    @Test
    void whatLeavesNoTimeOrHasNoMeaningIsRefused() {
        assertThatThrownBy(() -> quiet(new QuietHours(LocalTime.NOON, LocalTime.NOON, List.of())))
                .hasMessageContaining("pause the endpoint");
        assertThatThrownBy(() -> quiet(NIGHT, QuietHours.parse("07:00", "22:00", List.of())))
                .hasMessageContaining("pause the endpoint");
        assertThatThrownBy(() -> volume(Duration.ofHours(2), null)).hasMessageContaining("digest");
        assertThatThrownBy(() -> volume(Duration.ofMinutes(2), Digest.parse("day", null, null)))
                .hasMessageContaining("beside digest");
        assertThatThrownBy(() -> Volume.gather("1m")).hasMessageContaining("PT1M");
        assertThatThrownBy(() -> Volume.zone("Brussels")).hasMessageContaining("Europe/Brussels");
        assertThatThrownBy(() -> QuietHours.parse("22:00", null, List.of())).hasMessageContaining("quiet: to");
        assertThatThrownBy(() -> MessageLimit.parse(0, "PT1H")).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> MessageLimit.parse(5, "PT1S")).hasMessageContaining("PT1M");
        assertThatThrownBy(() -> MessageLimit.parse(5, "hour")).hasMessageContaining("PT1H");
    }

    @Property
    void noStretchHasMoreMessagesThanTheLimit(
            @ForAll @IntRange(min = 1, max = 5) int most, @ForAll List<@IntRange(max = 90) Integer> apart) {
        MessageLimit limit = new MessageLimit(most, Duration.ofMinutes(1));
        Sendings sendings = new Sendings();
        Instant now = Instant.EPOCH;
        List<Instant> sent = new java.util.ArrayList<>();
        for (int seconds : apart) {
            now = now.plusSeconds(seconds);
            Instant room = sendings.room(now, limit);
            assertThat(room).isAfterOrEqualTo(now).isBeforeOrEqualTo(now.plus(limit.per()));
            if (room.equals(now)) {
                sendings.add(now, limit);
                sent.add(now);
            } else {
                assertThat(sendings.room(room, limit)).isEqualTo(room);
            }
        }
        for (Instant begin : sent) {
            assertThat(sent.stream()
                            .filter(at -> !at.isBefore(begin) && at.isBefore(begin.plus(limit.per())))
                            .count())
                    .isLessThanOrEqualTo(most);
        }
    }

    private static Optional<Hold> hold(Volume volume, String at) {
        Instant now = Instant.parse(at);
        return volume.hold(now, now, now);
    }

    private static Hold until(String at, Why why) {
        return new Hold(Instant.parse(at), why);
    }

    private static Volume quiet(QuietHours... quiet) {
        return volume(Duration.ZERO, null, quiet);
    }

    private static Volume volume(Duration gather, Digest digest, QuietHours... quiet) {
        return new Volume(gather, digest, List.of(quiet), null, BreakThrough.HIGH, BRUSSELS);
    }
}
