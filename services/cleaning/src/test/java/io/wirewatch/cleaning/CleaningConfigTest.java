package io.wirewatch.cleaning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.cleaning.Cleaner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleaningConfigTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Cleaner.MAX_BYTES + 1})
    void refusesASizeThatNoReleaseMayHave(int maxBytes) {
        assertThatThrownBy(() -> new CleaningConfig(maxBytes, Duration.ofDays(7), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wirewatch.cleaning.max-bytes must be 1 to 5242880");
    }

    @Test
    void refusesAHorizonAndAMemoryOfNothing() {
        assertThatThrownBy(() -> new CleaningConfig(1, Duration.ZERO, 1))
                .hasMessageContaining("wirewatch.cleaning.story-horizon must be more than nothing");
        assertThatThrownBy(() -> new CleaningConfig(1, Duration.ofDays(7), 0))
                .hasMessageContaining("wirewatch.cleaning.story-texts must be at least 1");
    }
}
