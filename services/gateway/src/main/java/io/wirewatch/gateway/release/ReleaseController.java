package io.wirewatch.gateway.release;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.MatchedWatcher;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.gateway.view.ReleaseStore;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /releases}, {@code GET /releases/{id}} and {@code DELETE /releases/{id}}. */
@Controller("/api/v1/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReleaseController {
    private final ReleaseStore releases;
    private final AlertStore alerts;
    private final Stages stages;
    private final ReleaseErasure erasure;

    ReleaseController(ReleaseStore releases, AlertStore alerts, MatchedWatcher matched, Journal journal) {
        this.erasure = new ReleaseErasure(releases, journal);
        this.releases = releases;
        this.alerts = alerts;
        this.stages = new Stages(releases, matched::isMatched);
    }

    @Get("/{id}")
    HttpResponse<ReleaseJson> get(String id) {
        ReleaseRow row = releases.get(id).orElseThrow(() -> ProblemException.notFound("release", id));
        // The stage before the alerts: what it promises to be readable is read after it was found.
        String stage = stages.of(row);
        List<String> ids = new ArrayList<>(row.clean().getHead().getParts());
        ids.add(id);
        return HttpResponse.ok(ReleaseJson.of(row, stage, alerts.ofReleases(ids)));
    }

    @Delete("/{id}")
    HttpResponse<Void> delete(String id) {
        erasure.erase(id);
        return HttpResponse.noContent();
    }

    @Get
    HttpResponse<Page<ReleaseJson.Item>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "source", "actor", "from", "to", "q", "limit", "cursor");
        Query.Place place = query.place();
        int limit = query.limit();
        List<ReleaseRow> rows = releases.page(
                new ReleaseStore.Filter(
                        query.text("source"),
                        query.text("actor"),
                        query.instant("from"),
                        query.instant("to"),
                        query.text("q")),
                place == null ? null : new ReleaseStore.Position(place.time(), place.id()),
                limit + 1);
        return HttpResponse.ok(Page.byTime(
                rows,
                limit,
                row -> row.clean().getHead().getReceivedAt(),
                row -> row.clean().getHead().getId(),
                row -> ReleaseJson.item(row, stages.of(row))));
    }
}
