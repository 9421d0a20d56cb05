package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayConfigTest {
    private static final Duration HOLD = Duration.ofSeconds(10);

    @Test
    void anIntervalIsNotNegative() {
        refused("progress-interval", () -> new ReplayConfig(Duration.ofSeconds(-1), 1, 0, 2, 1, 0.4, HOLD));
        refused("live-hold", () -> new ReplayConfig(Duration.ZERO, 1, 0, 2, 1, 0.4, HOLD.negated()));
    }

    @Test
    void aBatchHoldsAtLeastOne() {
        refused("batch", () -> new ReplayConfig(Duration.ZERO, 0, 0, 2, 1, 0.4, HOLD));
    }

    @Test
    void aBacklogHoldsAtLeastOneAndIsNoSmallerWhenNothingComesIn() {
        refused("live-backlog", () -> new ReplayConfig(Duration.ZERO, 1, 0, 2, 0, 0.4, HOLD));
        refused("backlog", () -> new ReplayConfig(Duration.ZERO, 1, 0, 2, 3, 0.4, HOLD));
    }

    @Test
    void aShareIsSomethingAndNotMoreThanAll() {
        refused("live-share", () -> new ReplayConfig(Duration.ZERO, 1, 0, 2, 1, 0, HOLD));
        refused("live-share", () -> new ReplayConfig(Duration.ZERO, 1, 0, 2, 1, 1.1, HOLD));
        refused("live-share", () -> new ReplayConfig(Duration.ZERO, 1, 0, 2, 1, Double.NaN, HOLD));
    }

    @Test
    void withoutANumberThereAreAsManyLanesAsProcessors() {
        refused("threads", () -> new ReplayConfig(Duration.ZERO, 1, -1, 2, 1, 0.4, HOLD));
        assertThat(new ReplayConfig(Duration.ZERO, 1, 0, 2, 1, 0.4, HOLD).lanes())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(new ReplayConfig(Duration.ZERO, 1, 3, 2, 1, 0.4, HOLD).lanes())
                .isEqualTo(3);
    }

    private static void refused(String setting, Runnable make) {
        assertThatIllegalArgumentException()
                .isThrownBy(make::run)
                .withMessageContaining("wirewatch.replay." + setting + " must");
    }
}
