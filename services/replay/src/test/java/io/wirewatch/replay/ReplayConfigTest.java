package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayConfigTest {

    @Test
    void anIntervalIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplayConfig(Duration.ofSeconds(-1), 1))
                .withMessageContaining("wirewatch.replay.progress-interval");
    }

    @Test
    void aBatchHoldsAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplayConfig(Duration.ZERO, 0))
                .withMessageContaining("wirewatch.replay.batch");
    }
}
