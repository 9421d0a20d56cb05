package io.wirewatch.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Duration PATIENCE = Duration.ofNanos(10);

    private final Standstill standstill = new Standstill(PATIENCE, 100);

    @Test
    void whoStaysAsHeIsStandsStill() {
        assertThat(at(110, Condition.starting("reading: 1 %"))).isFalse();
        assertThat(at(120, Condition.starting("reading: 1 %"))).isFalse();
        assertThat(at(121, Condition.starting("reading: 1 %"))).isTrue();
    }

    @Test
    void whoComesFurtherIsWaitedFor() {
        for (int percent = 0; percent < 100; percent++) {
            assertThat(at(100 + 9 * percent, Condition.starting("reading: " + percent + " %")))
                    .isFalse();
        }
    }

    @Test
    void oneThatMovesIsEnough() {
        assertThat(at(110, Condition.starting("waiting"), Condition.starting("reading: 1 %")))
                .isFalse();
        assertThat(at(119, Condition.starting("waiting"), Condition.starting("reading: 2 %")))
                .isFalse();
        assertThat(at(129, Condition.starting("waiting"), Condition.READY)).isFalse();
        assertThat(at(140, Condition.starting("waiting"), Condition.READY)).isTrue();
    }

    @Test
    void whoIsDownForEverOtherReasonsDoesNotMove() {
        at(105, Condition.starting("asking"));
        for (int i = 0; i <= 10; i++) {
            assertThat(at(105 + i, Condition.down("reason " + i))).isFalse();
        }
        assertThat(at(116, Condition.starting("asking"))).isTrue();
    }

    private boolean at(long now, Condition... conditions) {
        return standstill.isReached(List.of(conditions), now);
    }
}
