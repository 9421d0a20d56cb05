package io.wirewatch.system;

import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** A suite that is killed and started again on the same folder and ports, and what it was told at its first start. */
final class KillRound implements AutoCloseable {
    static final String HOOK = "/kill";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path data;
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private final List<Instant> restarts = new ArrayList<>();
    private final Rest rest;
    private final String broker;
    private final URI registry;
    private SuiteProcess suite;
    private final Steps.Endpoint endpoint;
    private final String together;
    private final String anywhere;
    private final String quiet;
    private final List<String> windows;

    KillRound(Path data) {
        this.data = data;
        this.suite = SuiteProcess.start(data);
        this.rest = suite.rest();
        this.broker = suite.broker();
        this.registry = suite.registry();
        Steps steps = new Steps(rest);
        this.endpoint = steps.webhook(receiver.url(HOOK));
        this.together = steps.subscribe("together", KillRelease.TOGETHER, endpoint);
        this.anywhere = steps.subscribe("anywhere", KillRelease.ANYWHERE, endpoint);
        this.quiet = steps.subscribe(Map.of("name", "quiet", "expression", KillRelease.ANYWHERE, "cooldown", "PT12H"));
        this.windows = KillRelease.ONE_OCCURRENCE.stream()
                .map(expression -> steps.subscribe(expression, expression))
                .toList();
    }

    /** {@code kill -9}, at this very moment. */
    void kill() {
        suite.kill();
    }

    /** Starts it again, without waiting. */
    void launch() {
        suite = SuiteProcess.launch(
                data,
                SuiteProcess.QUICK_START,
                "--port",
                Integer.toString(rest.base().getPort()),
                "--broker-port",
                broker.substring(broker.lastIndexOf(':') + 1),
                "--registry-port",
                Integer.toString(registry.getPort()));
        restarts.add(Instant.now());
    }

    /** Ends it in order. */
    void stop() {
        suite.close();
    }

    SuiteProcess suite() {
        return suite;
    }

    /** The gateway; nobody answers while the suite is away. */
    Rest rest() {
        return rest;
    }

    LogClient log() {
        return new LogClient(broker, registry);
    }

    WebhookReceiver receiver() {
        return receiver;
    }

    Steps.Endpoint endpoint() {
        return endpoint;
    }

    String together() {
        return together;
    }

    /** Subscriptions to rules over several releases, which all releases together fulfil once. */
    List<String> windows() {
        return windows;
    }

    String anywhere() {
        return anywhere;
    }

    /** As {@link #anywhere()}, with a cool-down longer than the test, and no endpoint. */
    String quiet() {
        return quiet;
    }

    /** When each start after a kill began: what the one before it had sent has come by then, what it sends comes later. */
    List<Instant> restarts() {
        return restarts;
    }

    /** Waits until a condition of the test holds. */
    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    @Override
    public void close() {
        suite.close();
        receiver.close();
    }
}
