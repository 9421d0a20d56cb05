package io.wirewatch.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time that a turn has. */
final class Slice {
    private final Clock clock;
    private final long end;

    private Slice(Clock clock, long end) {
        this.clock = clock;
        this.end = end;
    }

    /** From now on. */
    static Slice of(Duration length, Clock clock) {
        return new Slice(clock, clock.millis() + length.toMillis());
    }

    boolean isOver() {
        return clock.millis() >= end;
    }

    /** What is left of it; nothing where it is over. */
    Duration left() {
        return Duration.ofMillis(Math.max(0, end - clock.millis()));
    }

    Instant now() {
        return clock.instant();
    }
}
