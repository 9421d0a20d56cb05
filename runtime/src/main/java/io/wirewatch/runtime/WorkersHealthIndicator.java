package io.wirewatch.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Readiness from the workers: up when each does its work, with what is the matter otherwise. */
@Singleton
@Readiness
final class WorkersHealthIndicator implements HealthIndicator {
    private final Workers workers;

    WorkersHealthIndicator(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> details = new LinkedHashMap<>();
        workers.conditions().forEach((name, condition) -> details.put(name, describe(condition)));
        HealthStatus status = workers.allReady() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(
                HealthResult.builder("workers", status).details(details).build());
    }

    private static String describe(Condition condition) {
        return condition.detail().isEmpty()
                ? condition.state().name()
                : condition.state().name() + ": " + condition.detail();
    }
}
