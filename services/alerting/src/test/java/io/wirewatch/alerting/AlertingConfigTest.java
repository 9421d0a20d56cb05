package io.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.runtime.net.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertingConfigTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, PT5S, 8, 512, 1024, P5D, attempt-timeout",
        "PT3M, PT5S, 8, 512, 1024, P5D, attempt-timeout",
        "PT15S, PT0S, 8, 512, 1024, P5D, connect-timeout",
        "PT15S, PT16S, 8, 512, 1024, P5D, connect-timeout",
        "PT15S, PT5S, 0, 512, 1024, P5D, attempts-per-endpoint",
        "PT15S, PT5S, 8, 7, 1024, P5D, attempts-per-partition",
        "PT15S, PT5S, 8, 512, -1, P5D, response-bytes",
        "PT15S, PT5S, 8, 512, 65537, P5D, response-bytes",
        "PT15S, PT5S, 8, 512, 1024, PT59M, disable-after"
    })
    void whatMakesNoSenseIsRefusedByName(
            Duration attempt,
            Duration connect,
            int perEndpoint,
            int perPartition,
            int bytes,
            Duration disableAfter,
            String name) {
        assertThatThrownBy(() -> new AlertingConfig(attempt, connect, perEndpoint, perPartition, bytes, disableAfter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wirewatch.alerting." + name);
    }

    @Test
    void settingsBoundOneAttempt() {
        Limits limits = new AlertingConfig(
                        Duration.ofSeconds(10), Duration.ofSeconds(2), 8, 512, 100, Duration.ofDays(5))
                .limits();

        assertThat(limits)
                .isEqualTo(
                        new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 100, Limits.Oversize.KEEP_BEGIN, 0));
    }
}
