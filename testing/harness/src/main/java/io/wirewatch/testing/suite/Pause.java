package io.wirewatch.testing.suite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The wait between two looks at a condition. */
final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private Pause() {}

    static void briefly() {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("interrupted while waiting");
        }
    }
}
