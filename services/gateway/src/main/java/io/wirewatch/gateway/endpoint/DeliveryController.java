package io.wirewatch.gateway.endpoint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
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
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.DeliveryStore;
import io.wirewatch.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What became of deliveries, and wishes for more: a resend, a test. Wishes go to {@code wirewatch.delivery-commands};
 * alerting alone carries them out.
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveryController {
    private static final List<String> STATUSES =
            List.of("pending", "held", "retrying", "delivered", "bundled", "failed", "skipped");
    private static final int BATCH = 500;

    private final DeliveryStore deliveries;
    private final AlertStore alerts;
    private final Settings<Endpoint> endpoints;
    private final Journal journal;
    private final Barrier barrier;
    private final Answers answers;

    DeliveryController(
            DeliveryStore deliveries,
            AlertStore alerts,
            Settings<Endpoint> endpoints,
            Journal journal,
            Barrier barrier,
            Answers answers) {
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.journal = journal;
        this.barrier = barrier;
        this.answers = answers;
    }

    /** A wish that was taken. */
    record Wished(String id, String endpoint, String request) {}

    /**
     * Wishes that were taken.
     *
     * @param resent how many are sent again
     * @param left how many are not, since their messages hold words of a release that was erased
     */
    record AllWished(String endpoint, int resent, int left) {
        String text() {
            return resent + " sent again, " + left + " left";
        }
    }

    @Get("/endpoints/{id}/deliveries")
    HttpResponse<Page<DeliveryJson>> list(HttpRequest<?> request, String id) {
        endpoints.get(id);
        Query query = Query.of(request, "status", "from", "to", "limit", "cursor");
        Query.Place place = query.place();
        int limit = query.limit();
        List<Delivery> found = deliveries.page(
                new DeliveryStore.Filter(
                        id, query.words("status", STATUSES), query.instant("from"), query.instant("to")),
                place == null ? null : new DeliveryStore.Position(place.time(), place.id()),
                limit + 1);
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
            if (showsErased(delivery)) {
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

    /** Oldest first, so that they come in the order in which they would have come. */
    @Post(value = "/endpoints/{id}:resend", consumes = "*/*")
    HttpResponse<?> resendAll(HttpRequest<?> request, String id, @Body @Nullable byte[] body) {
        byte[] given = body == null ? new byte[0] : body;
        return answers.once(request, given, () -> {
            ResendRange range = given.length == 0 ? ResendRange.FAILED : StrictJson.read(given, ResendRange.class);
            if (endpoints.get(id).getStatus().equals("disabled")) {
                throw ProblemException.of(
                        409,
                        Problem.Kind.CONFLICT,
                        "The endpoint is disabled, so all of them would fail again. Make it active first: PUT it with"
                                + " status active, or wirewatch endpoints resume " + id + ".");
            }
            if (!barrier.catchUp(Topics.DELIVERIES)) {
                throw ProblemException.unavailable(null);
            }
            AllWished wished = resendAll(
                    request,
                    new DeliveryStore.Filter(
                            id,
                            range.status(),
                            range.times().begin(),
                            range.times().end()));
            journal.audit("endpoint/" + id, "resent", range.text() + ": " + wished.text());
            return HttpResponse.<AllWished>accepted().body(wished);
        });
    }

    private AllWished resendAll(HttpRequest<?> request, DeliveryStore.Filter filter) {
        int resent = 0;
        int left = 0;
        DeliveryStore.Position after = null;
        // A delivery that is sent again while this goes on keeps its time of creation, so none comes twice.
        for (List<Delivery> some = deliveries.oldest(filter, after, BATCH);
                !some.isEmpty();
                some = deliveries.oldest(filter, after, BATCH)) {
            List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
            for (Delivery delivery : some) {
                if (delivery.getKind().equals("test") || showsErased(delivery)) {
                    left++;
                } else {
                    sent.add(journal.send(
                            Topics.DELIVERY_COMMANDS,
                            delivery.getEndpoint(),
                            command(
                                    "resend",
                                    delivery.getEndpoint(),
                                    delivery.getId(),
                                    wishId(request, delivery.getId())),
                            journal.now()));
                }
            }
            sent.forEach(Journal::onLog);
            resent += sent.size();
            after = new DeliveryStore.Position(
                    some.getLast().getCreatedAt(), some.getLast().getId());
        }
        return new AllWished(filter.endpoint(), resent, left);
    }

    private boolean showsErased(Delivery delivery) {
        return alerts.showsErased(delivery.getAlert(), delivery.getRevision())
                || delivery.getMembers().stream()
                        .anyMatch(member -> alerts.showsErased(member.getAlert(), member.getRevision()));
    }

    private Delivery delivery(String id) {
        return deliveries.get(id).orElseThrow(() -> ProblemException.notFound("delivery", id));
    }

    private MutableHttpResponse<Wished> wish(HttpRequest<?> request, String kind, String endpoint, String delivery) {
        String wish = wishId(request, "");
        journal.write(Topics.DELIVERY_COMMANDS, endpoint, command(kind, endpoint, delivery, wish));
        return HttpResponse.<Wished>accepted().body(new Wished(delivery, endpoint, wish));
    }

    /** The same for the same request, told by its key, so that a wish that is written again is carried out once. */
    private static String wishId(HttpRequest<?> request, String delivery) {
        String key = request.getHeaders().get(Answers.KEY);
        return key == null ? Ids.random("req") : Ids.hashed("req", request.getPath(), key, delivery);
    }

    private DeliveryCommand command(String kind, String endpoint, String delivery, String wish) {
        return DeliveryCommand.newBuilder()
                .setTenant(journal.tenant())
                .setEndpoint(endpoint)
                .setKind(kind)
                .setDelivery(delivery)
                .setRequestedAt(journal.now())
                .setRequest(wish)
                .build();
    }
}
