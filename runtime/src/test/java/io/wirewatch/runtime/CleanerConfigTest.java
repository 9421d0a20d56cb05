package io.wirewatch.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.cleaning.Cleaner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerConfigTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Cleaner.MAX_BYTES + 1})
    void refusesASizeThatNoReleaseMayHave(int maxBytes) {
        assertThatThrownBy(() -> new CleanerConfig(maxBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wirewatch.cleaning.max-bytes must be 1 to 5242880");
    }
}
