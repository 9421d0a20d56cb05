package io.wirewatch.gateway.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.gateway.GatewayConfig;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Emitter;
import io.wirewatch.gateway.http.StreamedAnswer;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.subscription.SubscriptionMaker;
import jakarta.inject.Named;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * {@code POST /subscriptions:preview}: what a rule would have raised; nothing is saved. As JSON when all is known, or line by
 * line while it is found. It finds its executor by hand, as {@code AlertStreamController} does.
 */
@Controller("/api/v1")
final class PreviewController {
    private static final String LINES = "application/x-ndjson";

    private final Previews previews;
    private final SubscriptionMaker maker;
    private final Settings<Subscription> subscriptions;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final ExecutorService executor;

    PreviewController(
            Previews previews,
            SubscriptionMaker maker,
            Settings<Subscription> subscriptions,
            GatewayConfig config,
            ObjectMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.previews = previews;
        this.maker = maker;
        this.subscriptions = subscriptions;
        this.config = config;
        this.json = json;
        this.executor = executor;
    }

    @Post(
            value = "/subscriptions:preview",
            produces = {MediaType.APPLICATION_JSON, LINES})
    CompletableFuture<HttpResponse<?>> preview(HttpRequest<?> request, @Body byte[] body) {
        boolean lines = request.accept().stream().anyMatch(type -> LINES.equals(type.getName()));
        return CompletableFuture.supplyAsync(() -> lines ? stream(body) : answer(body), executor);
    }

    private HttpResponse<?> answer(byte[] body) {
        Previews.Wish wish = wish(body);
        try (Previews.Permit _ = previews.permit()) {
            return HttpResponse.ok(previews.run(wish, _ -> {})).contentType(MediaType.APPLICATION_JSON_TYPE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpResponse<?> stream(byte[] body) {
        Previews.Wish wish = wish(body);
        previews.permit().close();
        // The place is taken when it is read: an answer that nobody reads holds none.
        return HttpResponse.ok(new StreamedAnswer(Emitter.answer(config.slowReader(), to -> write(wish, to), () -> {})))
                .contentType(new MediaType(LINES))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private void write(Previews.Wish wish, Emitter to) throws InterruptedException {
        try (Previews.Permit _ = previews.permit()) {
            to.emit(line(previews.run(wish, soFar -> to.emit(line(soFar)))));
        }
    }

    private Previews.Wish wish(byte[] body) {
        PreviewJson.Wanted wanted = StrictJson.read(body, PreviewJson.Wanted.class);
        ParsedRule rule = maker.read(
                wanted.subscription() == null
                        ? wanted.expression()
                        : subscriptions.get(wanted.subscription()).getCanonical());
        return previews.wish(rule, wanted.range(), wanted.byPublished());
    }

    private String line(PreviewJson preview) {
        try {
            return json.writeValueAsString(preview) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
