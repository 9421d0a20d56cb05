package io.wirewatch.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final Progress progress = new Progress();

    @Test
    void steadyWorkHasItsRate() {
        for (int i = 0; i <= 10; i++) {
            progress.note(i * SECOND, i * 50L);
        }

        assertThat(progress.rate(500)).isCloseTo(50, within(1e-9));
    }

    @Test
    void howItGetsGoingAndTricklesOutIsLeftOut() {
        progress.note(0, 0);
        progress.note(10 * SECOND, 100);
        progress.note(12 * SECOND, 900);
        progress.note(60 * SECOND, 1000);

        assertThat(progress.rate(1000)).isCloseTo(400, within(1e-9));
    }

    @Test
    void betweenTwoLooksWorkIsTakenAsEven() {
        progress.note(0, 0);
        progress.note(10 * SECOND, 1000);

        assertThat(progress.rate(1000)).isCloseTo(100, within(1e-9));
    }

    @Test
    void itBeginsAfterTheLastLookAtNothing() {
        progress.note(1, 0);
        progress.note(5, 0);
        progress.note(9, 3);

        assertThat(progress.begun()).isEqualTo(5);
        assertThat(progress.done()).isEqualTo(3);
    }

    @Test
    void workThatIsNotDoneHasNoRate() {
        progress.note(0, 0);
        progress.note(1, 50);

        assertThatThrownBy(() -> progress.rate(100)).hasMessageContaining("only 50 were done");
    }
}
