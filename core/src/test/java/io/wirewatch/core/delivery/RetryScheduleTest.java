package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    @Test
    void defaultScheduleMakesEightAttemptsInADayAndABit() {
        RetrySchedule schedule = RetrySchedule.parse(List.of());

        assertThat(schedule.waits()).hasSize(7);
        assertThat(schedule.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.parse("PT27H35M5S"));
        assertThat(schedule.waitAfter("dlv_1", 1, 7)).isPresent();
        assertThat(schedule.waitAfter("dlv_1", 1, 8)).isEmpty();
    }

    @Test
    void anEndpointMayHaveWaitsOfItsOwn() {
        RetrySchedule schedule = RetrySchedule.parse(List.of("PT0.1S", "PT1H"));

        assertThat(schedule.waits()).containsExactly(Duration.ofMillis(100), Duration.ofHours(1));
        assertThat(schedule.waitAfter("dlv_1", 1, 3)).isEmpty();
    }

    @Property
    void waitsAreSpreadByAtMostAFifthAndComeOutTheSameAgain(
            @ForAll String delivery,
            @ForAll @IntRange(min = 1, max = 50) int round,
            @ForAll @IntRange(min = 1, max = 7) int attempts) {
        Duration wait =
                RetrySchedule.DEFAULT.waitAfter(delivery, round, attempts).orElseThrow();

        double ratio = (double) wait.toMillis()
                / RetrySchedule.DEFAULT.waits().get(attempts - 1).toMillis();
        assertThat(ratio).isBetween(0.8, 1.2);
        assertThat(RetrySchedule.DEFAULT.waitAfter(delivery, round, attempts)).contains(wait);
    }

    @Test
    void deliveriesThatFailTogetherComeBackAllOverTheSpread() {
        List<Long> waits = IntStream.range(0, 1000)
                .mapToObj(i -> RetrySchedule.DEFAULT
                        .waitAfter("dlv_" + i, 1, 1)
                        .orElseThrow()
                        .toMillis())
                .toList();

        assertThat(waits.stream().mapToLong(wait -> wait).average().orElseThrow())
                .isBetween(4900.0, 5100.0);
        assertThat(Collections.min(waits)).isLessThan(4100);
        assertThat(Collections.max(waits)).isGreaterThan(5900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5s", "", "PT0S", "-PT5S", "P8D"})
    void whatIsNoWaitIsRefusedByName(String wait) {
        assertThatThrownBy(() -> RetrySchedule.parse(List.of(wait)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("retrySchedule");
    }

    @Test
    void moreThanTwentyWaitsAreRefused() {
        assertThatThrownBy(() -> RetrySchedule.parse(Collections.nCopies(21, "PT5S")))
                .hasMessageContaining("at most 20");
    }
}
