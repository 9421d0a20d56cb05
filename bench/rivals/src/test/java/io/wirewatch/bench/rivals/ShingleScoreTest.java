package io.wirewatch.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShingleScoreTest {
    @Test
    void countsRunsOfFourWordsAsOftenAsTheyAreThere() {
        assertThat(ShingleScore.of("a b c d e a b c d", "A, b: c d e")).isEqualTo(new ShingleScore(1, 6, 2));
        assertThat(ShingleScore.of("one two three four", "one two – three\nfour five"))
                .isEqualTo(new ShingleScore(1, 1, 2));
    }

    @Test
    void aShortTextIsOneRun() {
        assertThat(ShingleScore.of("one two", "one two")).isEqualTo(new ShingleScore(1, 1, 1));
        assertThat(ShingleScore.of("", "one two")).isEqualTo(new ShingleScore(0, 0, 1));
    }

    @Test
    void everyPageHasTheSameWeight() {
        ShingleScore.Mean mean = ShingleScore.mean(
                List.of(new ShingleScore(100, 100, 200), new ShingleScore(1, 2, 1), new ShingleScore(0, 0, 3)));
        assertThat(mean.precision()).isCloseTo(0.75, within(1e-9));
        assertThat(mean.recall()).isCloseTo(0.5, within(1e-9));
        assertThat(mean.f1()).isCloseTo(0.6, within(1e-9));
    }
}
