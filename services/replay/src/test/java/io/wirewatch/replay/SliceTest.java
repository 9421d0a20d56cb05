package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SliceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOW;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @Test
    void itIsOverWhenItsTimeIs() {
        Slice slice = Slice.of(Duration.ofMillis(100), clock);
        now = NOW.plusMillis(60);
        assertThat(slice.isOver()).isFalse();
        assertThat(slice.left()).isEqualTo(Duration.ofMillis(40));

        now = NOW.plusMillis(100);
        assertThat(slice.isOver()).isTrue();
        assertThat(slice.left()).isZero();
    }

    @Test
    void aClockThatIsSetBackEndsIt() {
        Slice slice = Slice.of(Duration.ofMillis(100), clock);
        now = NOW.minusSeconds(3600);

        assertThat(slice.isOver()).isTrue();
        assertThat(slice.left()).isZero();
    }
}
