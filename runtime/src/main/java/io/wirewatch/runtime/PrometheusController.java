package io.wirewatch.runtime;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code GET /prometheus}: the meters of this process. Micronaut's own endpoint makes a registry a context; here one is shared. */
@Controller("/prometheus")
final class PrometheusController {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    PrometheusController(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @Get(produces = TEXT_FORMAT)
    String scrape() {
        return meters.scrape();
    }
}
