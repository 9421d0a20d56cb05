package io.wirewatch.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();

    @Test
    void aRepeatKeepsTheFirstMoment() throws InterruptedException {
        arrivals.note("a", 10);
        arrivals.note("a", 20);

        assertThat(arrivals.await("a", Duration.ZERO)).isEqualTo(10);
        assertThat(arrivals.moment("a")).isEqualTo(10);
        assertThat(arrivals.count()).isEqualTo(1);
    }

    @Test
    void whatDidNotComeIsSaid() {
        arrivals.note("a", 10);

        assertThatThrownBy(() -> arrivals.await("b", Duration.ofMillis(5))).hasMessageContaining("b did not come");
        assertThatThrownBy(() -> arrivals.await(2, Duration.ofMillis(5))).hasMessageContaining("only 1 of 2");
        assertThatThrownBy(() -> arrivals.moment("b")).hasMessageContaining("b did not come");
    }
}
