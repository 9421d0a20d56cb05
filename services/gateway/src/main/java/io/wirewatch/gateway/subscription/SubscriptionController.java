package io.wirewatch.gateway.subscription;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.Resources;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.http.Versions;
import io.wirewatch.gateway.release.RecentReleases;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** {@code /subscriptions}. Any release accepted after the answer is matched with what was saved (promise 3). */
@Controller("/api/v1/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubscriptionController {
    private final Settings<Subscription> subscriptions;
    private final SubscriptionMaker maker;
    private final RecentReleases recent;
    private final Answers answers;

    SubscriptionController(
            Settings<Subscription> subscriptions, SubscriptionMaker maker, RecentReleases recent, Answers answers) {
        this.subscriptions = subscriptions;
        this.maker = maker;
        this.recent = recent;
        this.answers = answers;
    }

    @Get("/{id}")
    HttpResponse<SubscriptionJson> get(String id) {
        Subscription subscription = subscriptions.get(id);
        return Versions.tagged(HttpResponse.ok(json(subscription)), subscription.getVersion());
    }

    @Get
    HttpResponse<Page<SubscriptionJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "limit", "cursor");
        int limit = query.limit();
        return HttpResponse.ok(Page.byKey(
                subscriptions.page(query.key(), limit + 1), limit, Subscription::getId, SubscriptionController::json));
    }

    private SubscriptionJson saved(Subscription subscription, ParsedRule rule) {
        Estimate estimate = Estimate.of(rule, recent.sample());
        List<String> warnings = new ArrayList<>(rule.warnings());
        estimate.warning().ifPresent(warnings::add);
        return SubscriptionJson.of(subscription, warnings, estimate);
    }

    private static SubscriptionJson json(Subscription subscription) {
        return SubscriptionJson.of(subscription, List.of(), null);
    }

    @Post
    HttpResponse<?> post(HttpRequest<?> request, @Body byte[] body) {
        return answers.once(request, body, () -> create(request, body));
    }

    private MutableHttpResponse<SubscriptionJson> create(HttpRequest<?> request, byte[] body) {
        SubscriptionJson.Wanted wanted = StrictJson.read(body, SubscriptionJson.Wanted.class);
        ParsedRule rule = maker.parse(wanted, null);
        Subscription subscription = subscriptions.create(request, wanted.id(), "sub", id -> {
            maker.writePhrases(rule);
            return maker.make(id, wanted, rule, null);
        });
        maker.tellHistory(subscription, rule, null);
        return Versions.put(true, saved(subscription, rule), subscription.getVersion())
                .headers(headers -> headers.location(URI.create("/api/v1/subscriptions/" + subscription.getId())));
    }

    @Put("/{id}")
    HttpResponse<SubscriptionJson> put(HttpRequest<?> request, String id, @Body byte[] body) {
        SubscriptionJson.Wanted wanted = StrictJson.read(body, SubscriptionJson.Wanted.class);
        Resources.checkSame(id, wanted.id());
        ParsedRule rule = maker.parse(wanted, subscriptions.find(id).orElse(null));
        AtomicReference<Subscription> before = new AtomicReference<>();
        Settings.Saved<Subscription> saved = subscriptions.put(request, id, known -> {
            before.set(known);
            maker.writePhrases(rule);
            return maker.make(id, wanted, rule, known);
        });
        Subscription subscription = saved.value();
        maker.tellHistory(subscription, rule, before.get());
        return Versions.put(saved.created(), saved(subscription, rule), subscription.getVersion());
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        subscriptions.delete(request, id);
        return HttpResponse.noContent();
    }
}
