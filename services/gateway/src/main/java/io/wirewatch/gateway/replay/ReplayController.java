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
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.StrictJson;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** {@code /replays}. DELETE cancels a replay that has not come to an end, and forgets one that has. */
@Controller("/api/v1/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReplayController {
    private final Settings<Replay> replays;
    private final KnownReplays known;
    private final ReplayMaker maker;
    private final Journal journal;
    private final Answers answers;

    ReplayController(
            Settings<Replay> replays, KnownReplays known, ReplayMaker maker, Journal journal, Answers answers) {
        this.replays = replays;
        this.known = known;
        this.maker = maker;
        this.journal = journal;
        this.answers = answers;
    }

    @Get("/{id}")
    HttpResponse<ReplayJson> get(String id) {
        return HttpResponse.ok(ReplayJson.of(known.get(id)));
    }

    @Get
    HttpResponse<Page<ReplayJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "limit", "cursor");
        int limit = query.limit();
        return HttpResponse.ok(Page.byKey(known.page(query.key(), limit + 1), limit, Replay::getId, ReplayJson::of));
    }

    @Post
    HttpResponse<?> post(HttpRequest<?> request, @Body byte[] body) {
        return answers.once(request, body, () -> create(request, body));
    }

    private MutableHttpResponse<ReplayJson> create(HttpRequest<?> request, byte[] body) {
        ReplayMaker.Made made = maker.make(request, StrictJson.read(body, ReplayRequest.class));
        ReplayJson answer = ReplayJson.of(made.replay());
        return made.isNew()
                ? HttpResponse.created(answer, URI.create("/api/v1/replays/" + answer.id()))
                : HttpResponse.ok(answer);
    }

    /** It stands still where it is, until it is resumed. */
    @Post(value = "/{id}:pause", consumes = "*/*")
    HttpResponse<?> pause(HttpRequest<?> request, String id) {
        return told(request, id, "paused", replay -> ReplayStates.paused(replay, journal.now()));
    }

    /** It goes on where it was. */
    @Post(value = "/{id}:resume", consumes = "*/*")
    HttpResponse<?> resume(HttpRequest<?> request, String id) {
        return told(request, id, "resumed", replay -> ReplayStates.resumed(replay, journal.now()));
    }

    private HttpResponse<?> told(HttpRequest<?> request, String id, String action, UnaryOperator<Replay> word) {
        return answers.once(request, new byte[0], () -> {
            Replay now = known.get(id);
            if (word.apply(now).equals(now)) {
                // Nothing is written over what the worker may be writing.
                return HttpResponse.ok(ReplayJson.of(now));
            }
            AtomicReference<Replay> written = new AtomicReference<>();
            replays.touch(id, replay -> {
                written.set(word.apply(replay));
                return written.get();
            });
            journal.audit("replay/" + id, action);
            return HttpResponse.ok(ReplayJson.of(written.get()));
        });
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        Replay now = known.get(id);
        if (ReplayStates.isEnded(now)) {
            known.forget(request, now);
        } else {
            replays.touch(id, replay -> ReplayStates.cancelled(replay, journal.now()));
            journal.audit("replay/" + id, "deleted");
        }
        return HttpResponse.noContent();
    }
}
