package io.wirewatch.gateway.notice;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Notice;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.NoticeStore;
import io.wirewatch.schemas.Topics;
import java.util.List;

/** Word to the operators, newest first. What became of its messages is among the deliveries of each endpoint. */
@Controller("/api/v1/notices")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NoticeController {
    private static final List<String> KINDS =
            List.of("source.broken", "source.silent", "source.recovered", "endpoint.disabled");

    private final NoticeStore notices;
    private final Barrier barrier;

    NoticeController(NoticeStore notices, Barrier barrier) {
        this.notices = notices;
        this.barrier = barrier;
    }

    @Get("/{id}")
    HttpResponse<NoticeJson> get(String id) {
        barrier.catchUp(Topics.NOTICES);
        return HttpResponse.ok(
                NoticeJson.of(notices.get(id).orElseThrow(() -> ProblemException.notFound("notice", id))));
    }

    @Get
    HttpResponse<Page<NoticeJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "source", "endpoint", "kind", "since", "limit", "cursor");
        Query.Place place = query.place();
        int limit = query.limit();
        NoticeStore.Filter filter = filter(query);
        barrier.catchUp(Topics.NOTICES);
        List<Notice> found = notices.page(
                filter, place == null ? null : new NoticeStore.Position(place.time(), place.id()), limit + 1);
        return HttpResponse.ok(Page.byTime(found, limit, Notice::getAt, Notice::getId, NoticeJson::of));
    }

    private static String subject(Query query) {
        String source = query.text("source");
        String endpoint = query.text("endpoint");
        if (source != null && endpoint != null) {
            throw ProblemException.badRequest("A notice is of a source or of an endpoint: give one of the two.");
        }
        return source != null ? "source/" + source : endpoint != null ? "endpoint/" + endpoint : null;
    }

    private static NoticeStore.Filter filter(Query query) {
        return new NoticeStore.Filter(subject(query), query.words("kind", KINDS), query.instant("since"));
    }
}
