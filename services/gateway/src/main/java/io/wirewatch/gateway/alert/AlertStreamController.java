package io.wirewatch.gateway.alert;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.StreamCursor;
import java.util.Set;
import org.reactivestreams.Publisher;

/** {@code GET /alerts/stream}: server-sent events, whose ids are cursors. */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertStreamController {
    private final StreamCursors cursors;
    private final AlertStreams streams;

    AlertStreamController(StreamCursors cursors, AlertStreams streams) {
        this.cursors = cursors;
        this.streams = streams;
    }

    @Get(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<byte[]>> stream(
            HttpRequest<?> request, @Nullable @Header("Last-Event-ID") String lastEventId) {
        Query query = Query.of(request, "subscription", "origin", "after");
        // A browser that reconnects sends the id it has come to; the address it began with stays as it was.
        String place = lastEventId == null || lastEventId.isBlank() ? query.text("after") : lastEventId;
        StreamCursor from = place == null ? cursors.now() : cursors.parse(place);
        Set<String> origins = query.words("origin", StreamCursors.ORIGINS);
        AlertStreamStore.Filter filter = new AlertStreamStore.Filter(
                query.text("subscription"), origins.isEmpty() ? Set.of("live") : origins, false);
        return HttpResponse.<Publisher<byte[]>>ok(streams.open(from, filter))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
