package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressRateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ProgressRate rate = new ProgressRate();

    @Test
    void oneLookSaysNothing() {
        rate.sees(NOW, 100);

        assertThat(rate.perSecond()).isNull();
        rate.sees(NOW, 100);
        assertThat(rate.perSecond()).isNull();
    }

    @Test
    void itIsWhatWasDoneBetweenTheFirstLookAndTheLast() {
        rate.sees(NOW, 100);
        rate.sees(NOW.plusMillis(500), 150);

        assertThat(rate.perSecond()).isEqualTo(100.0);
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        for (int second = 0; second <= 60; second++) {
            rate.sees(NOW.plusSeconds(second), second <= 30 ? second * 1000L : 30_000 + (second - 30) * 10L);
        }

        assertThat(rate.perSecond()).isEqualTo(10.0);
    }

    @Test
    void aJobThatStandsStillHasARateOfNothing() {
        rate.sees(NOW, 100);
        rate.sees(NOW.plusSeconds(20), 100);
        rate.sees(NOW.plusSeconds(40), 100);

        assertThat(rate.perSecond()).isZero();
    }
}
