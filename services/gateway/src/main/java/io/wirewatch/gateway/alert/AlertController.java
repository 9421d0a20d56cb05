package io.wirewatch.gateway.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Alert;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.StreamCursor;
import io.wirewatch.runtime.json.AlertJson;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /alerts}: newest first by the time they were raised, or, with {@code after}, what happened to them in order of
 * arrival.
 */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
    private static final List<String> STATUSES = List.of("raised", "updated", "withdrawn");
    private static final List<String> NOT_BY_ARRIVAL =
            List.of("status", "story", "release", "source", "actor", "from", "to", "cursor");

    private final AlertStore alerts;
    private final AlertStreamStore changes;
    private final StreamCursors cursors;

    AlertController(AlertStore alerts, AlertStreamStore changes, StreamCursors cursors) {
        this.alerts = alerts;
        this.changes = changes;
        this.cursors = cursors;
    }

    @Get("/{id}")
    HttpResponse<ObjectNode> get(String id) {
        return HttpResponse.ok(
                AlertJson.data(alerts.get(id).orElseThrow(() -> ProblemException.notFound("alert", id))));
    }

    @Get
    HttpResponse<Page<ObjectNode>> list(HttpRequest<?> request) {
        Query query = Query.of(
                request,
                "subscription",
                "status",
                "story",
                "release",
                "source",
                "actor",
                "origin",
                "from",
                "to",
                "after",
                "limit",
                "cursor");
        return HttpResponse.ok(query.has("after") ? byArrival(query) : newestFirst(query));
    }

    private Page<ObjectNode> newestFirst(Query query) {
        Query.Place place = query.place();
        int limit = query.limit();
        List<Alert> found = alerts.page(
                new AlertStore.Filter(
                        query.text("subscription"),
                        query.word("status", STATUSES),
                        query.text("story"),
                        query.text("release"),
                        query.text("source"),
                        query.text("actor"),
                        query.instant("from"),
                        query.instant("to"),
                        List.copyOf(query.words("origin", StreamCursors.ORIGINS)),
                        true),
                place == null ? null : new AlertStore.Position(place.time(), place.id()),
                limit + 1);
        return Page.byTime(found, limit, Alert::getRaisedAt, Alert::getId, AlertJson::data);
    }

    /** The page's cursor is one of the stream, so a client that has read all it wants may follow from there. */
    private Page<ObjectNode> byArrival(Query query) {
        if (NOT_BY_ARRIVAL.stream().anyMatch(query::has)) {
            throw ProblemException.badRequest("\"after\" goes with subscription, origin and limit alone.");
        }
        Set<String> origins = query.words("origin", StreamCursors.ORIGINS);
        AlertStreamStore.Filter filter = new AlertStreamStore.Filter(
                query.text("subscription"), origins.isEmpty() ? Set.copyOf(StreamCursors.ORIGINS) : origins, true);
        StreamCursor from = query.text("after") == null ? cursors.beginning() : cursors.parse(query.text("after"));
        AlertStreamStore.Page page = changes.read(from, filter, query.limit());
        List<ObjectNode> items = page.changes().stream()
                .map(change -> AlertJson.data(change.alert()))
                .toList();
        return new Page<>(items, items.isEmpty() ? null : page.cursor().text());
    }
}
