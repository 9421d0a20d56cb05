package io.wirewatch.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final Latencies HUNDRED =
            Latencies.ofNanos(LongStream.rangeClosed(1, 100).map(n -> 101 - n));

    @Test
    void percentileIsTheEventOfThatRank() {
        assertThat(HUNDRED.percentile(50)).isEqualTo(Duration.ofNanos(50));
        assertThat(HUNDRED.percentile(99)).isEqualTo(Duration.ofNanos(99));
        assertThat(HUNDRED.percentile(100)).isEqualTo(Duration.ofNanos(100));
        assertThat(HUNDRED.percentile(0.1)).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void percentileBetweenTwoRanksIsTheHigher() {
        Latencies three = Latencies.ofNanos(LongStream.of(10, 20, 30));

        assertThat(three.percentile(33)).isEqualTo(Duration.ofNanos(10));
        assertThat(three.percentile(34)).isEqualTo(Duration.ofNanos(20));
        assertThat(three.percentile(99)).isEqualTo(Duration.ofNanos(30));
    }

    @Test
    void oneEventIsEveryPercentile() {
        Latencies one = Latencies.ofNanos(LongStream.of(2_500_000));

        assertThat(one.milliseconds(50)).isEqualTo(2.5);
        assertThat(one.milliseconds(99)).isEqualTo(2.5);
    }

    @Test
    void nothingHasNoPercentiles() {
        assertThatThrownBy(() -> Latencies.ofNanos(LongStream.empty())).hasMessageContaining("at least one event");
        assertThatThrownBy(() -> HUNDRED.percentile(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> HUNDRED.percentile(101)).hasMessageContaining("101");
    }
}
