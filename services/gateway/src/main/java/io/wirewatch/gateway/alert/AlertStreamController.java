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
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.StreamedAnswer;
import io.wirewatch.gateway.view.AlertStreamStore;
import io.wirewatch.gateway.view.StreamCursor;
import jakarta.inject.Named;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * {@code GET /alerts/stream}: server-sent events, whose ids are cursors. It finds its executor by hand: where
 * {@code @ExecuteOn} does, Micronaut puts a buffer of 256 events between a stream and its reader.
 */
@Controller("/api/v1/alerts")
final class AlertStreamController {
    private final StreamCursors cursors;
    private final AlertStreams streams;
    private final ExecutorService executor;

    AlertStreamController(
            StreamCursors cursors, AlertStreams streams, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.cursors = cursors;
        this.streams = streams;
        this.executor = executor;
    }

    @Get(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    CompletableFuture<HttpResponse<StreamedAnswer>> stream(
            HttpRequest<?> request, @Nullable @Header("Last-Event-ID") String lastEventId) {
        return CompletableFuture.supplyAsync(() -> open(request, lastEventId), executor);
    }

    private HttpResponse<StreamedAnswer> open(HttpRequest<?> request, String lastEventId) {
        Query query = Query.of(request, "subscription", "origin", "after");
        // A browser that reconnects sends the id it has come to; the address it began with stays as it was.
        String place = lastEventId == null || lastEventId.isBlank() ? query.text("after") : lastEventId;
        StreamCursor from = place == null ? cursors.now() : cursors.parse(place);
        Set<String> origins = query.words("origin", StreamCursors.ORIGINS);
        AlertStreamStore.Filter filter = new AlertStreamStore.Filter(
                query.text("subscription"), origins.isEmpty() ? Set.of("live") : origins, false);
        return HttpResponse.<StreamedAnswer>ok(streams.open(from, filter))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
