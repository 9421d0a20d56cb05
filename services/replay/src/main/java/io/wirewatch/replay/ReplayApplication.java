package io.wirewatch.replay;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** Replay as a process of its own. */
public final class ReplayApplication {
    private ReplayApplication() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("replay", Map.of());
    }
}
