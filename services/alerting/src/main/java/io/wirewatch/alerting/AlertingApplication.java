package io.wirewatch.alerting;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** Runs alerting as a process of its own. */
public final class AlertingApplication {
    private AlertingApplication() {}

    /** Settings come from {@code alerting.yml} and the environment. */
    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("alerting", Map.of());
    }
}
