package io.wirewatch.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartLogTest {
    @Test
    void lapsAreReadFromTheLineThatSaysReady() {
        List<String> log = List.of(
                "10:00:00.000 INFO  another.Logger total=1ms",
                "10:00:04.321 INFO  i.w.cli.suite.Suite suite is ready: total=4210ms broker=1500ms gateway=900ms");

        assertThat(StartLog.laps(log))
                .isEqualTo(Map.of(
                        "total", Duration.ofMillis(4210),
                        "broker", Duration.ofMillis(1500),
                        "gateway", Duration.ofMillis(900)));
    }

    @Test
    void aLogWithoutItIsRefused() {
        assertThatThrownBy(() -> StartLog.laps(List.of("nothing"))).hasMessageContaining("suite is ready");
    }
}
