package io.wirewatch.gateway.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AuditStore;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.schemas.Topics;
import java.util.List;

/** Changes of settings, newest first. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
    private final AuditStore changes;
    private final Barrier barrier;

    AuditController(AuditStore changes, Barrier barrier) {
        this.changes = changes;
        this.barrier = barrier;
    }

    /**
     * A change as clients see it.
     *
     * @param subject {@code actor/nato}
     * @param action {@code created | replaced | rotated | deleted | resent | replayed | erased | muted | unmuted | acknowledged |
     *     unacknowledged | assigned | unassigned | paused | resumed}
     * @param by who made it; {@code local} for the local user
     */
    record Change(String at, String subject, String action, String by, String detail) {
        static Change of(AuditStore.Row row) {
            return new Change(
                    AlertJson.time(row.at()),
                    row.entry().getSubject(),
                    row.entry().getAction(),
                    row.entry().getBy(),
                    row.entry().getDetail());
        }
    }

    @Get
    HttpResponse<Page<Change>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "subject", "limit", "cursor");
        Query.Place place = query.place();
        int limit = query.limit();
        barrier.catchUp(Topics.AUDIT);
        List<AuditStore.Row> found = changes.page(
                query.text("subject"),
                place == null ? null : new AuditStore.Position(place.time(), place.id()),
                limit + 1);
        return HttpResponse.ok(Page.byTime(found, limit, AuditStore.Row::at, AuditStore.Row::id, Change::of));
    }
}
