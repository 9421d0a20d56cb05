package io.wirewatch.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void medianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9, 3));
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(8.0, 1.0, 4.0, 2.0))).isEqualTo(new Spread(3, 1, 8, 4));
    }

    @Test
    void ratiosAreTakenPairByPair() {
        // Each repetition is half its peer, whatever slowed both down.
        Spread ratio = Spread.ofRatios(List.of(10.0, 2.0, 4.0), List.of(20.0, 4.0, 8.0));

        assertThat(ratio).isEqualTo(new Spread(0.5, 0.5, 0.5, 3));
        assertThat(Spread.ofRatios(List.of(1.0, 6.0), List.of(4.0, 8.0))).isEqualTo(new Spread(0.5, 0.25, 0.75, 2));
    }

    @Test
    void everyFigureNeedsItsPeer() {
        assertThatThrownBy(() -> Spread.ofRatios(List.of(1.0), List.of())).hasMessageContaining("no pairs");
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("at least one");
    }

    @Test
    void textTellsTheRangeWhereThereIsOne() {
        assertThat(Spread.of(List.of(412.4)).text()).isEqualTo("412");
        assertThat(Spread.of(List.of(1.0, 2.0, 12_345.0)).text()).isEqualTo("2.00 (1.00 … 12,300)");
    }
}
