package io.wirewatch.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayScoreTest {
    private static final Optional<LocalDate> DAY = Optional.of(LocalDate.of(2004, 4, 15));
    private static final Optional<LocalDate> NEXT = Optional.of(LocalDate.of(2004, 4, 16));

    @Test
    void aWrongDayIsAFalsePositiveAndNoneAFalseNegative() {
        DayScore score = DayScore.NONE
                .with(DAY, DAY)
                .with(DAY, DAY)
                .with(DAY, DAY)
                .with(NEXT, DAY)
                .with(Optional.empty(), DAY)
                .with(Optional.empty(), DAY)
                .with(Optional.empty(), Optional.empty())
                .with(DAY, Optional.empty());

        assertThat(score).isEqualTo(new DayScore(3, 2, 2, 1));
        assertThat(score.pages()).isEqualTo(8);
        assertThat(score.precision()).isCloseTo(3 / 5.0, within(1e-9));
        assertThat(score.recall()).isCloseTo(3 / 5.0, within(1e-9));
        assertThat(score.f1()).isCloseTo(6 / 10.0, within(1e-9));
        assertThat(score.accuracy()).isCloseTo(4 / 8.0, within(1e-9));
    }

    @Test
    void nothingAtAllScoresNothing() {
        assertThat(DayScore.NONE.f1()).isZero();
        assertThat(DayScore.NONE.accuracy()).isZero();
    }
}
