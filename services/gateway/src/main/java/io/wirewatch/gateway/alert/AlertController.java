package io.wirewatch.gateway.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.HandlingStore;
import io.wirewatch.gateway.view.StreamCursor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET /alerts}: newest first by the time they were raised, or, with {@code after}, what happened to them in order of
 * arrival.
 */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
    private static final List<String> STATUSES = List.of("raised", "updated", "withdrawn");
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final List<String> NOT_BY_ARRIVAL = List.of(
            "status",
            "story",
            "release",
            "source",
            "actor",
            "acknowledged",
            "assignee",
            "muted",
            "from",
            "to",
            "cursor");

    private final AlertStore alerts;
    private final AlertStreamStore changes;
    private final HandlingStore handling;
    private final StreamCursors cursors;
    private final Clock clock;

    AlertController(
            AlertStore alerts, AlertStreamStore changes, HandlingStore handling, StreamCursors cursors, Clock clock) {
        this.alerts = alerts;
        this.changes = changes;
        this.handling = handling;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Get("/{id}")
    HttpResponse<ObjectNode> get(String id) {
        Alert alert = alerts.get(id).orElseThrow(() -> ProblemException.notFound("alert", id));
        return HttpResponse.ok(HandlingJson.data(alert, handling.get(id).orElse(null), clock.instant()));
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
                "acknowledged",
                "assignee",
                "muted",
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
                        true,
                        handled(query)),
                place == null ? null : new AlertStore.Position(place.time(), place.id()),
                limit + 1);
        Map<String, AlertHandling> done = handling.of(ids(found));
        Instant now = clock.instant();
        return Page.byTime(
                found,
                limit,
                Alert::getRaisedAt,
                Alert::getId,
                alert -> HandlingJson.data(alert, done.get(alert.getId()), now));
    }

    private AlertStore.Handled handled(Query query) {
        return new AlertStore.Handled(
                yesOrNo(query, "acknowledged"), query.text("assignee"), yesOrNo(query, "muted"), clock.instant());
    }

    private static Boolean yesOrNo(Query query, String name) {
        String word = query.word(name, YES_OR_NO);
        return word == null ? null : Boolean.valueOf(word);
    }

    private static List<String> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::getId).distinct().toList();
    }

    /**
     * Each change of an alert, beside what is done about it now. The page's cursor is one of the stream, so a client that has read all
     * it wants may follow from there.
     */
    private Page<ObjectNode> byArrival(Query query) {
        if (NOT_BY_ARRIVAL.stream().anyMatch(query::has)) {
            throw ProblemException.badRequest("\"after\" goes with subscription, origin and limit alone.");
        }
        Set<String> origins = query.words("origin", StreamCursors.ORIGINS);
        AlertStreamStore.Filter filter = new AlertStreamStore.Filter(
                query.text("subscription"), origins.isEmpty() ? Set.copyOf(StreamCursors.ORIGINS) : origins, true);
        StreamCursor from = query.text("after") == null ? cursors.beginning() : cursors.parse(query.text("after"));
        AlertStreamStore.Page page = changes.read(from, filter, query.limit());
        List<Alert> found =
                page.changes().stream().map(AlertStreamStore.Change::alert).toList();
        Map<String, AlertHandling> done = handling.of(ids(found));
        Instant now = clock.instant();
        List<ObjectNode> items = found.stream()
                .map(alert -> HandlingJson.data(alert, done.get(alert.getId()), now))
                .toList();
        return new Page<>(items, items.isEmpty() ? null : page.cursor().text());
    }
}
