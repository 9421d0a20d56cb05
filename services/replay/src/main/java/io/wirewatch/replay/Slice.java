package io.wirewatch.replay;

import java.time.Clock;
import java.time.Duration;

/** The time that a turn has. */
final class Slice {
    private final Clock clock;
    private final long begin;
    private final long end;

    private Slice(Clock clock, long begin, long end) {
        this.clock = clock;
        this.begin = begin;
        this.end = end;
    }

    /** From now on. */
    static Slice of(Duration length, Clock clock) {
        long begin = clock.millis();
        return new Slice(clock, begin, begin + length.toMillis());
    }

    /** A clock that was set back ends it, too. */
    boolean isOver() {
        long now = clock.millis();
        return now < begin || now >= end;
    }

    /** What is left of it; nothing where it is over. */
    Duration left() {
        return isOver() ? Duration.ZERO : Duration.ofMillis(Math.max(0, end - clock.millis()));
    }
}
