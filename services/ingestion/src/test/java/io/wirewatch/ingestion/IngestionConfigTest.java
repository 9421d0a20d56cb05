package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestionConfigTest {
    private static final Duration SOME = Duration.ofSeconds(10);

    @Test
    void boundsOfFetchesAreOneOrMore() {
        assertThatThrownBy(() -> config(0, 1, SOME)).hasMessageContaining("fetches");
        assertThatThrownBy(() -> config(1, 0, SOME)).hasMessageContaining("fetches-per-host");
    }

    @Test
    void durationsArePositive() {
        assertThatThrownBy(() -> config(1, 1, Duration.ZERO)).hasMessageContaining("min-interval must be positive");
    }

    @Test
    void thePaceIsMadeOfIt() {
        assertThat(config(1, 1, SOME).pace().minInterval()).isEqualTo(SOME);
        assertThat(config(1, 1, SOME).folderRoots()).containsExactly(Path.of("/srv"));
    }

    private static IngestionConfig config(int fetches, int perHost, Duration minInterval) {
        return new IngestionConfig(
                fetches,
                perHost,
                Duration.ZERO,
                minInterval,
                SOME,
                SOME,
                SOME,
                SOME,
                "Wirewatch/test",
                List.of(Path.of("/srv")));
    }
}
