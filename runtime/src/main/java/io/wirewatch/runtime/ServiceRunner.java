package io.wirewatch.runtime;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a service as a process of its own, with {@code /health} and {@code /prometheus} on its own port. */
public final class ServiceRunner {
    private ServiceRunner() {}

    /**
     * Starts the service and waits until the process is told to end. Settings come from files and the environment.
     *
     * @param properties settings that override them
     */
    public static void run(String service, Map<String, Object> properties) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        ServiceContext context = ServiceContext.start(service, properties);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            context.close();
                            closed.countDown();
                        },
                        "shutdown"));
        EmbeddedServer server = context.bean(EmbeddedServer.class);
        if (!server.isRunning()) {
            server.start();
        }
        closed.await();
    }
}
