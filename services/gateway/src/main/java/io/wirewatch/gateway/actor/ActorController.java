package io.wirewatch.gateway.actor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Actor;
import io.wirewatch.core.extraction.AliasAdvice;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.Resources;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.http.Versions;
import io.wirewatch.gateway.release.RecentReleases;
import io.wirewatch.runtime.mapping.ActorMapper;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.schemas.Topics;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** {@code /actors}. Putting an actor under an existing id replaces it; releases accepted after the answer are tagged so. */
@Controller("/api/v1/actors")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActorController {
    private final Catalogue catalogue;
    private final Journal journal;
    private final RecentReleases recent;
    private final ReentrantLock changing = new ReentrantLock();

    ActorController(Catalogue catalogue, Journal journal, RecentReleases recent) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.recent = recent;
    }

    @Get("/{id}")
    HttpResponse<ActorJson> get(String id) {
        Actor actor = catalogue.fresh(id).orElseThrow(() -> ProblemException.notFound("actor", id));
        return Versions.tagged(HttpResponse.ok(ActorJson.of(actor)), actor.getVersion());
    }

    @Get
    HttpResponse<Page<ActorJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "q", "limit", "cursor");
        int limit = query.limit();
        List<Actor> found = catalogue.find(query.text("q"), query.key(), limit + 1);
        return HttpResponse.ok(Page.byKey(found, limit, Actor::getId, ActorJson::of));
    }

    @Put("/{id}")
    HttpResponse<ActorJson> put(HttpRequest<?> request, String id, @Body byte[] body) {
        Resources.checkChosen(id);
        ActorJson.Wanted wanted = StrictJson.read(body, ActorJson.Wanted.class);
        Resources.checkSame(id, wanted.id());
        Saved saved = save(request, id, wanted);
        ActorJson answer = ActorJson.of(saved.actor(), advice(ActorMapper.toCore(saved.actor())));
        return Versions.put(saved.created(), answer, answer.version());
    }

    private record Saved(Actor actor, boolean created) {}

    private Saved save(HttpRequest<?> request, String id, ActorJson.Wanted wanted) {
        changing.lock();
        try {
            Integer known = catalogue.fresh(id).map(Actor::getVersion).orElse(null);
            Versions.check(request, known);
            int version = known == null ? 1 : known + 1;
            Actor actor = catalogue.dated(
                    ActorMapper.toAvro(wanted.actor(id), journal.tenant(), false, version, journal.now()));
            journal.write(Topics.ACTORS, id, actor);
            journal.audit("actor/" + id, known == null ? "created" : "replaced");
            return new Saved(actor, known == null);
        } finally {
            changing.unlock();
        }
    }

    private List<String> advice(io.wirewatch.core.extraction.Actor actor) {
        Stream<CleanRelease> releases = recent.sample().stream().map(row -> CleanReleaseMapper.toCore(row.clean()));
        return AliasAdvice.of(actor, catalogue.freshVocabulary(), releases::iterator);
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        Resources.checkChosen(id);
        changing.lock();
        try {
            Actor actor = catalogue.fresh(id).orElseThrow(() -> ProblemException.notFound("actor", id));
            Versions.check(request, actor.getVersion());
            journal.write(Topics.ACTORS, id, null);
            journal.audit("actor/" + id, "deleted");
            return HttpResponse.noContent();
        } finally {
            changing.unlock();
        }
    }
}
