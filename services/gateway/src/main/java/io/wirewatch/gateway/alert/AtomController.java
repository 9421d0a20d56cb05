package io.wirewatch.gateway.alert;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Subscription;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStore;
import java.util.List;
import java.util.Set;

/** {@code GET /subscriptions/{id}/alerts.atom}: the latest alerts of a subscription, for feed readers. */
@Controller("/api/v1/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AtomController {
    private static final String ATOM = "application/atom+xml";

    private final Settings<Subscription> subscriptions;
    private final AlertStore alerts;

    AtomController(Settings<Subscription> subscriptions, AlertStore alerts) {
        this.subscriptions = subscriptions;
        this.alerts = alerts;
    }

    @Get(value = "/{id}/alerts.atom", produces = ATOM)
    HttpResponse<byte[]> feed(HttpRequest<?> request, String id) {
        Subscription subscription = subscriptions.get(id);
        Query query = Query.of(request, "origin", "limit");
        Set<String> origins = query.words("origin", StreamCursors.ORIGINS);
        List<Alert> latest = alerts.page(
                new AlertStore.Filter(
                        id, null, null, origins.isEmpty() ? List.of("live") : List.copyOf(origins), false),
                null,
                query.limit());
        return HttpResponse.ok(AtomFeed.write(subscription, latest)).contentType(ATOM);
    }
}
