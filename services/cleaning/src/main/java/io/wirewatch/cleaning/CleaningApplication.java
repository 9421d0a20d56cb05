package io.wirewatch.cleaning;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** Cleaning as a process of its own. */
public final class CleaningApplication {
    private CleaningApplication() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("cleaning", Map.of());
    }
}
