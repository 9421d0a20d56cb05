package io.wirewatch.gateway.endpoint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.DeliveryStore;
import io.wirewatch.schemas.Topics;
import java.util.List;

/**
 * What became of deliveries, and wishes for more: a resend, a test. Wishes go to {@code wirewatch.delivery-commands};
 * alerting alone carries them out.
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveryController {
    private final DeliveryStore deliveries;
    private final AlertStore alerts;
    private final Settings<Endpoint> endpoints;
    private final Journal journal;
    private final Answers answers;

    DeliveryController(
            DeliveryStore deliveries,
            AlertStore alerts,
            Settings<Endpoint> endpoints,
            Journal journal,
            Answers answers) {
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.journal = journal;
        this.answers = answers;
    }

    /** A wish that was taken. */
    record Wished(String id, String endpoint, String request) {}

    @Get("/endpoints/{id}/deliveries")
    HttpResponse<Page<DeliveryJson>> list(HttpRequest<?> request, String id) {
        endpoints.get(id);
        Query query = Query.of(request, "limit", "cursor");
        Query.Place place = query.place();
        int limit = query.limit();
        List<Delivery> found = deliveries.page(
                id, place == null ? null : new DeliveryStore.Position(place.time(), place.id()), limit + 1);
        return HttpResponse.ok(Page.byTime(found, limit, Delivery::getCreatedAt, Delivery::getId, DeliveryJson::of));
    }

    @Get("/deliveries/{id}")
    HttpResponse<DeliveryJson> get(String id) {
        return HttpResponse.ok(DeliveryJson.of(delivery(id)));
    }

    @Post(value = "/endpoints/{id}:test", consumes = "*/*")
    HttpResponse<?> test(HttpRequest<?> request, String id) {
        return answers.once(request, new byte[0], () -> {
            endpoints.get(id);
            return wish(request, "test", id, Answers.newId(request, "dlv"));
        });
    }

    @Post(value = "/deliveries/{id}:resend", consumes = "*/*")
    HttpResponse<?> resend(HttpRequest<?> request, String id) {
        return answers.once(request, new byte[0], () -> {
            Delivery delivery = delivery(id);
            if (alerts.showsErased(delivery.getAlert(), delivery.getRevision())) {
                throw ProblemException.of(
                        409,
                        Problem.Kind.CONFLICT,
                        "The message holds words of a release that was erased; it is not sent again.");
            }
            MutableHttpResponse<Wished> response = wish(request, "resend", delivery.getEndpoint(), id);
            journal.audit("delivery/" + id, "resent");
            return response;
        });
    }

    private Delivery delivery(String id) {
        return deliveries.get(id).orElseThrow(() -> ProblemException.notFound("delivery", id));
    }

    private MutableHttpResponse<Wished> wish(HttpRequest<?> request, String kind, String endpoint, String delivery) {
        String key = request.getHeaders().get(Answers.KEY);
        String wish = key == null ? Ids.random("req") : Ids.hashed("req", request.getPath(), key);
        DeliveryCommand command = DeliveryCommand.newBuilder()
                .setTenant(journal.tenant())
                .setEndpoint(endpoint)
                .setKind(kind)
                .setDelivery(delivery)
                .setRequestedAt(journal.now())
                .setRequest(wish)
                .build();
        journal.write(Topics.DELIVERY_COMMANDS, endpoint, command);
        return HttpResponse.<Wished>accepted().body(new Wished(delivery, endpoint, wish));
    }
}
