package io.wirewatch.gateway.alert;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Subscription;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.ContentTag;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.runtime.PublicUrl;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /subscriptions/{id}/alerts.atom}, {@code .rss} and {@code .json}: the latest alerts of a subscription, for feed
 * readers. One that has the newest already, by its {@code ETag}, is answered 304.
 */
@Controller("/api/v1/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedController {
    private static final String ATOM = "application/atom+xml";
    private static final String RSS = "application/rss+xml";
    private static final String JSON = "application/feed+json";

    private final Settings<Subscription> subscriptions;
    private final AlertStore alerts;
    private final PublicUrl publicUrl;

    FeedController(Settings<Subscription> subscriptions, AlertStore alerts, PublicUrl publicUrl) {
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.publicUrl = publicUrl;
    }

    /** A form that a feed is written in. */
    @FunctionalInterface
    private interface Form {
        byte[] write(FeedContent content);
    }

    @Get(value = "/{id}/alerts.atom", produces = ATOM)
    HttpResponse<byte[]> atom(HttpRequest<?> request, String id) {
        return answer(request, id, ATOM, AtomFeed::write);
    }

    @Get(value = "/{id}/alerts.rss", produces = RSS)
    HttpResponse<byte[]> rss(HttpRequest<?> request, String id) {
        return answer(request, id, RSS, RssFeed::write);
    }

    @Get(value = "/{id}/alerts.json", produces = JSON)
    HttpResponse<byte[]> json(HttpRequest<?> request, String id) {
        return answer(request, id, JSON, JsonFeed::write);
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, String id, String mediaType, Form form) {
        byte[] feed = form.write(content(request, id));
        return ContentTag.answer(request, feed, mediaType);
    }

    private FeedContent content(HttpRequest<?> request, String id) {
        Subscription subscription = subscriptions.get(id);
        Query query = Query.of(request, "origin", "limit");
        Set<String> origins = query.words("origin", StreamCursors.ORIGINS);
        List<Alert> latest = alerts.page(
                AlertStore.Filter.sent(id, origins.isEmpty() ? List.of("live") : List.copyOf(origins)),
                null,
                query.limit());
        String base = publicUrl.base().orElse("http://" + request.getHeaders().get(HttpHeaders.HOST));
        return new FeedContent(subscription, latest, base + "/", base + request.getUri());
    }
}
