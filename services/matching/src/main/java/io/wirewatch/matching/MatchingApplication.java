package io.wirewatch.matching;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** Matching as a process of its own. */
public final class MatchingApplication {
    private MatchingApplication() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("matching", Map.of());
    }
}
