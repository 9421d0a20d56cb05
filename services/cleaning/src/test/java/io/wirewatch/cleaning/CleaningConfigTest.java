package io.wirewatch.cleaning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CleaningConfigTest {
    @Test
    void refusesAHorizonAndAMemoryOfNothing() {
        assertThatThrownBy(() -> new CleaningConfig(Duration.ZERO, 1))
                .hasMessageContaining("wirewatch.cleaning.story-horizon must be more than nothing");
        assertThatThrownBy(() -> new CleaningConfig(Duration.ofDays(7), 0))
                .hasMessageContaining("wirewatch.cleaning.story-texts must be at least 1");
    }
}
