package io.wirewatch.gateway.preview;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.subscription.SubscriptionMaker;
import java.util.concurrent.CompletableFuture;

/** {@code POST /subscriptions:preview}: what a rule would have raised; {@code POST /replays:preview}: what a reprocessing would change. */
@Controller("/api/v1")
final class PreviewController {
    private final PassAnswers answers;
    private final Previews previews;
    private final ReprocessPreviews reprocesses;
    private final SubscriptionMaker maker;
    private final Settings<Subscription> subscriptions;

    PreviewController(
            PassAnswers answers,
            Previews previews,
            ReprocessPreviews reprocesses,
            SubscriptionMaker maker,
            Settings<Subscription> subscriptions) {
        this.answers = answers;
        this.previews = previews;
        this.reprocesses = reprocesses;
        this.maker = maker;
        this.subscriptions = subscriptions;
    }

    @Post(
            value = "/subscriptions:preview",
            produces = {MediaType.APPLICATION_JSON, PassAnswers.LINES})
    CompletableFuture<HttpResponse<?>> preview(HttpRequest<?> request, @Body byte[] body) {
        return answers.answer(request, _ -> {
            Previews.Wish wish = wish(body);
            return teller -> previews.run(wish, teller);
        });
    }

    @Post(
            value = "/replays:preview",
            produces = {MediaType.APPLICATION_JSON, PassAnswers.LINES})
    CompletableFuture<HttpResponse<?>> previewReprocessing(HttpRequest<?> request, @Body byte[] body) {
        return answers.answer(request, lines -> {
            ReprocessRun run = reprocesses.run(StrictJson.read(body, ReprocessJson.Wanted.class), lines);
            return teller -> reprocesses.answer(run, teller);
        });
    }

    private Previews.Wish wish(byte[] body) {
        PreviewJson.Wanted wanted = StrictJson.read(body, PreviewJson.Wanted.class);
        ParsedRule rule = maker.read(
                wanted.subscription() == null
                        ? wanted.expression()
                        : subscriptions.get(wanted.subscription()).getCanonical());
        return previews.wish(rule, wanted.range(), wanted.byPublished());
    }
}
