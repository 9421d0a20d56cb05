package io.wirewatch.runtime;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service: its Micronaut context and its workers. The beans of a service exist only in a context whose {@code
 * wirewatch.service} names it, so any number of services run in one JVM, each in a context of its own.
 *
 * <p>Settings, the later ones win: {@code runtime.yml}, {@code <service>.yml}, environment and system properties, the
 * properties given here.
 */
public final class ServiceContext implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceContext.class);
    private static final int FILE_ORDER = -400;
    private static final int GIVEN_ORDER = 400;
    private static final Duration READY_POLL = Duration.ofMillis(10);

    private final String service;
    private final ApplicationContext context;
    private final Workers workers;
    private final List<Worker> own = new ArrayList<>();

    private ServiceContext(String service, ApplicationContext context, Workers workers) {
        this.service = service;
        this.context = context;
        this.workers = workers;
    }

    /** Starts a service in a process of its own: with workers and meters of its own. */
    public static ServiceContext start(String service, Map<String, Object> properties) {
        return start(service, properties, new Workers(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    /**
     * Starts a service beside others.
     *
     * @param properties settings that override every file and variable
     * @param workers what health reports, shared by the contexts of one process
     * @param meters the meters, likewise
     */
    public static ServiceContext start(
            String service, Map<String, Object> properties, Workers workers, PrometheusMeterRegistry meters) {
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .propertySources(
                        file("runtime.yml", FILE_ORDER),
                        file(service + ".yml", FILE_ORDER + 1),
                        PropertySource.of("service", Map.of("wirewatch.service", service), GIVEN_ORDER),
                        PropertySource.of("given", properties, GIVEN_ORDER + 1))
                .singletons(workers, meters)
                .start();
        ServiceContext started = new ServiceContext(service, context, workers);
        try {
            started.startWorkers();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void startWorkers() {
        for (Worker worker : context.getBeansOfType(Worker.class)) {
            workers.add(service, worker);
            own.add(worker);
            worker.start();
        }
        LOG.info("service started: service={} workers={}", service, own.size());
    }

    private static PropertySource file(String name, int order) {
        try (InputStream in = ServiceContext.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no settings file " + name + " on the class path");
            }
            return PropertySource.of(name, new YamlPropertySourceLoader().read(name, in), order);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the settings file " + name, e);
        }
    }

    /** A bean of this service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Whether every worker of this service does its work. */
    public boolean isReady() {
        return own.stream().allMatch(worker -> worker.condition().isReady());
    }

    /**
     * Waits until every worker of this service does its work, as long as they come nearer to that.
     *
     * @param patience how long nothing may move
     * @throws TimeoutException if nothing moves for longer; the message says what is missing
     */
    public void awaitReady(Duration patience) throws InterruptedException, TimeoutException {
        Standstill standstill = new Standstill(patience, System.nanoTime());
        while (!isReady()) {
            if (standstill.isReached(own.stream().map(Worker::condition).toList(), System.nanoTime())) {
                throw new TimeoutException(
                        service + " is not ready, nothing has moved for " + patience.toSeconds() + " s: " + missing());
            }
            Thread.sleep(READY_POLL);
        }
    }

    private List<String> missing() {
        return own.stream()
                .filter(worker -> !worker.condition().isReady())
                .map(worker -> worker.name() + " " + worker.condition())
                .toList();
    }

    /** Ends the workers, last started first, then the context. */
    @Override
    public void close() {
        for (Worker worker : own.reversed()) {
            try {
                worker.close();
            } catch (RuntimeException e) {
                LOG.warn("worker did not close cleanly: service={} worker={}", service, worker.name(), e);
            } finally {
                workers.remove(service, worker);
            }
        }
        context.close();
    }
}
