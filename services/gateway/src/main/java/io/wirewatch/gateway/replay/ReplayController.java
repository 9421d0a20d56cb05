package io.wirewatch.gateway.replay;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.net.URI;
import java.util.Set;

/** {@code /replays}. DELETE cancels a replay that is not over, and forgets one that is. */
@Controller("/api/v1/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReplayController {
    private static final Set<String> OVER = Set.of("done", "failed", "cancelled");

    private final Settings<Replay> replays;
    private final Settings<Subscription> subscriptions;
    private final Journal journal;
    private final Answers answers;

    ReplayController(Settings<Replay> replays, Settings<Subscription> subscriptions, Journal journal, Answers answers) {
        this.replays = replays;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.answers = answers;
    }

    @Get("/{id}")
    HttpResponse<ReplayJson> get(String id) {
        return HttpResponse.ok(ReplayJson.of(replays.get(id)));
    }

    @Get
    HttpResponse<Page<ReplayJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "limit", "cursor");
        int limit = query.limit();
        return HttpResponse.ok(Page.byKey(replays.page(query.key(), limit + 1), limit, Replay::getId, ReplayJson::of));
    }

    @Post
    HttpResponse<?> post(HttpRequest<?> request, @Body byte[] body) {
        return answers.once(request, body, () -> create(request, body));
    }

    private MutableHttpResponse<ReplayJson> create(HttpRequest<?> request, byte[] body) {
        ReplayJson.Wanted wanted = StrictJson.read(body, ReplayJson.Wanted.class);
        Subscription subscription = subscriptions
                .find(wanted.subscription())
                .orElseThrow(
                        () -> ProblemException.badField("There is no subscription \"" + wanted.subscription() + "\"."));
        if (isWindowed(subscription)) {
            throw ProblemException.badField("The rule of \"" + wanted.subscription()
                    + "\" looks at several releases: it was told its past when it was saved, and has no backfill.");
        }
        Replay replay = replays.create(request, null, "rpl", id -> replay(id, wanted));
        return HttpResponse.created(ReplayJson.of(replay), URI.create("/api/v1/replays/" + replay.getId()));
    }

    private static boolean isWindowed(Subscription subscription) {
        return ActiveSubscription.of(SubscriptionMapper.toCore(subscription)).isWindowed();
    }

    private Replay replay(String id, ReplayJson.Wanted wanted) {
        return Replay.newBuilder()
                .setTenant(journal.tenant())
                .setId(id)
                .setKind(wanted.kind())
                .setSubscription(wanted.subscription())
                .setFrom(wanted.begin())
                .setTo(wanted.end())
                .setDeliver(Boolean.TRUE.equals(wanted.deliver()))
                .setStatus("queued")
                .setCreatedAt(journal.now())
                .setUpdatedAt(journal.now())
                .build();
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        if (OVER.contains(replays.get(id).getStatus())) {
            replays.delete(request, id);
        } else {
            replays.touch(id, this::cancelled);
            journal.audit("replay/" + id, "deleted");
        }
        return HttpResponse.noContent();
    }

    private Replay cancelled(Replay replay) {
        if (OVER.contains(replay.getStatus())) {
            return replay;
        }
        return Replay.newBuilder(replay)
                .setStatus("cancelled")
                .setUpdatedAt(journal.now())
                .setFinishedAt(journal.now())
                .build();
    }
}
