package io.wirewatch.ingestion;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** Ingestion as a process of its own. */
public final class IngestionApplication {
    private IngestionApplication() {}

    /** Runs until the process is told to end; settings come from {@code ingestion.yml} and the environment. */
    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("ingestion", Map.of());
    }
}
