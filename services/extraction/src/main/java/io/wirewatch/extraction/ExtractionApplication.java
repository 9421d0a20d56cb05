package io.wirewatch.extraction;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** Extraction as a process of its own. */
public final class ExtractionApplication {
    private ExtractionApplication() {}

    /** Runs until the process is told to end; settings come from {@code extraction.yml} and the environment. */
    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("extraction", Map.of());
    }
}
