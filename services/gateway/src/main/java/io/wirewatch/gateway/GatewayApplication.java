package io.wirewatch.gateway;

import io.wirewatch.runtime.ServiceRunner;
import java.util.Map;

/** The gateway as a process of its own. */
public final class GatewayApplication {
    private GatewayApplication() {}

    /** Settings come from {@code gateway.yml} and the environment; arguments are not read. */
    public static void main(String[] args) throws InterruptedException {
        ServiceRunner.run("gateway", Map.of());
    }
}
