package io.wirewatch.cli.suite;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wirewatch.embedded.EmbeddedBroker;
import io.wirewatch.embedded.EmbeddedRegistry;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.Workers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every service, a broker and a registry in this JVM, on loopback. It serves when {@link #start} returns, and is quiet
 * when {@link #close} does.
 */
public final class Suite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Suite.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String GATEWAY = "gateway";

    private final SuiteOptions options;
    private final Stopwatch stopwatch = new Stopwatch();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, ServiceContext> services = new HashMap<>();
    private SuiteFile addresses;

    private Suite(SuiteOptions options) {
        this.options = options;
    }

    /**
     * Starts a suite and waits until everything serves.
     *
     * @throws SuiteException if it cannot start; nothing of it is left running
     */
    public static Suite start(SuiteOptions options) throws InterruptedException {
        Suite suite = new Suite(options);
        try {
            suite.open();
            return suite;
        } catch (SuiteException | InterruptedException e) {
            suite.close();
            throw e;
        } catch (Exception e) {
            suite.close();
            throw new SuiteException("Wirewatch did not start: " + e.getMessage(), e);
        }
    }

    private void open() throws Exception {
        Ports.requireFree("--port", options.port());
        DataFolder folder = opened(DataFolder.hold(options.data()));
        SuiteFile.delete(folder.path());
        EmbeddedBroker broker = opened(stopwatch.time(
                "broker", () -> EmbeddedBroker.start(folder.path().resolve("broker"), options.brokerPort())));
        EmbeddedRegistry registry = opened(stopwatch.time(
                "registry", () -> EmbeddedRegistry.start(broker.bootstrapServers(), options.registryPort())));
        stopwatch.time("bootstrap", () -> {
            new Bootstrap(broker.bootstrapServers(), registry.url(), -1).run();
            return null;
        });
        startServices(broker, registry);
        stopwatch.time("ready", () -> {
            awaitReady();
            return null;
        });
        URI url = services.get(GATEWAY).bean(EmbeddedServer.class).getURI();
        addresses = new SuiteFile(
                "http://127.0.0.1:" + url.getPort(),
                broker.bootstrapServers(),
                registry.url().toString(),
                ProcessHandle.current().pid());
        addresses.write(folder.path());
        opened.push(() -> SuiteFile.delete(folder.path()));
        LOG.info("suite is ready: {}", stopwatch);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private void startServices(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        Workers workers = new Workers();
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Map<String, Object> properties = properties(broker, registry);
        Map<String, Future<ServiceContext>> starting = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Services.ALL.size())) {
            for (String service : Services.ALL) {
                starting.put(
                        service,
                        threads.submit(() ->
                                stopwatch.time(service, () -> startService(service, properties, workers, meters))));
            }
        }
        opened.push(this::closeServices);
        for (Map.Entry<String, Future<ServiceContext>> start : starting.entrySet()) {
            try {
                services.put(start.getKey(), start.getValue().get());
            } catch (ExecutionException e) {
                closeStarted(starting);
                throw new SuiteException(start.getKey() + " did not start: " + rootMessage(e), e);
            }
        }
    }

    private void closeStarted(Map<String, Future<ServiceContext>> starting) {
        starting.forEach((service, start) -> {
            if (start.state() == Future.State.SUCCESS) {
                services.put(service, start.resultNow());
            }
        });
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private static ServiceContext startService(
            String service, Map<String, Object> properties, Workers workers, PrometheusMeterRegistry meters) {
        ServiceContext context = ServiceContext.start(service, properties, workers, meters);
        if (service.equals(GATEWAY)) {
            context.bean(EmbeddedServer.class).start();
        }
        return context;
    }

    private Map<String, Object> properties(EmbeddedBroker broker, EmbeddedRegistry registry) {
        Map<String, Object> properties = new HashMap<>(options.properties());
        properties.put("wirewatch.kafka.bootstrap-servers", broker.bootstrapServers());
        properties.put("wirewatch.registry.url", registry.url().toString());
        properties.put("wirewatch.data", options.data().toString());
        properties.put("micronaut.server.host", "127.0.0.1");
        // Micronaut takes a free port for -1.
        properties.put("micronaut.server.port", options.port() == 0 ? -1 : options.port());
        if (options.allowTargets() != null) {
            properties.put("wirewatch.allow-targets", options.allowTargets());
        }
        return properties;
    }

    private void awaitReady() throws InterruptedException, TimeoutException {
        for (ServiceContext service : services.values()) {
            service.awaitReady(PATIENCE);
        }
    }

    /** Where it can be reached. */
    public SuiteFile addresses() {
        return addresses;
    }

    /** A running service, for tests. */
    public ServiceContext service(String name) {
        return services.get(name);
    }

    /** Closes the gateway, then the services, registry and broker. What could not be closed is logged. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            closeQuietly(opened.pop());
        }
    }

    private void closeServices() throws InterruptedException {
        ServiceContext gateway = services.remove(GATEWAY);
        if (gateway != null) {
            // First, so that nothing is taken on any more that could not be finished.
            closeQuietly(gateway);
        }
        List<ServiceContext> rest = new ArrayList<>(services.values());
        services.clear();
        List<Thread> closing = rest.stream()
                .map(service -> Thread.ofVirtual().start(() -> closeQuietly(service)))
                .toList();
        for (Thread each : closing) {
            each.join();
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("a part of the suite did not close cleanly", e);
        }
    }
}
