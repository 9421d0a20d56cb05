package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class YieldingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOLD = Duration.ofSeconds(10);

    private final Yielding yielding = new Yielding(0.4, HOLD);

    @Test
    void withNothingComingInThereIsNoRest() {
        yielding.sees(500, NOW);
        yielding.sees(500, NOW.plusSeconds(1));

        assertThat(yielding.isLive(NOW.plusSeconds(1))).isFalse();
        assertThat(yielding.rest(Duration.ofMillis(100), NOW.plusSeconds(1))).isZero();
    }

    @Test
    void whatLiesOnTheLogBeforeTheFirstLookIsNoNews() {
        yielding.sees(1_000_000, NOW);

        assertThat(yielding.isLive(NOW)).isFalse();
    }

    @Test
    void whatCameWhileNobodyLookedIsNoNews() {
        yielding.sees(500, NOW);
        yielding.sees(900, NOW.plusSeconds(3600));

        assertThat(yielding.isLive(NOW.plusSeconds(3600))).isFalse();
        yielding.sees(901, NOW.plusSeconds(3601));
        assertThat(yielding.isLive(NOW.plusSeconds(3601))).isTrue();
    }

    @Test
    void whatAReplayPutsThereIsNoNews() {
        yielding.sees(500, NOW);
        // Three that are about to be there, and then are.
        yielding.sees(497, NOW.plusMillis(100));
        yielding.sees(500, NOW.plusMillis(200));
        assertThat(yielding.isLive(NOW.plusMillis(200))).isFalse();

        yielding.sees(501, NOW.plusMillis(300));
        assertThat(yielding.isLive(NOW.plusMillis(300))).isTrue();
    }

    @Test
    void whileReleasesComeInItWorksForItsShareInShortTurns() {
        yielding.sees(500, NOW);
        yielding.sees(501, NOW.plusMillis(100));

        Instant then = NOW.plusMillis(200);
        assertThat(yielding.isLive(then)).isTrue();
        assertThat(yielding.slice(then)).isLessThan(yielding.slice(then.plus(HOLD)));
        // 10 ms of work in 25 ms.
        assertThat(yielding.rest(Duration.ofMillis(10), then)).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void afterTheLastOneItHoldsBackForAWhileAndThenGoesAtFullSpeed() {
        yielding.sees(500, NOW);
        yielding.sees(501, NOW);

        assertThat(yielding.isLive(NOW.plus(HOLD).minusMillis(1))).isTrue();
        assertThat(yielding.isLive(NOW.plus(HOLD))).isFalse();
    }

    @Test
    void anEndThatGoesBackIsNoRelease() {
        yielding.sees(500, NOW);
        yielding.sees(3, NOW);

        assertThat(yielding.isLive(NOW)).isFalse();
    }
}
