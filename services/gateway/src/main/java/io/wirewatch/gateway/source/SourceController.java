package io.wirewatch.gateway.source;

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
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.Resources;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.http.Versions;
import io.wirewatch.gateway.view.SettingsStore;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** {@code /sources}. */
@Controller("/api/v1/sources")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourceController {
    private final Settings<Source> sources;
    private final SettingsStore<SourceState> states;
    private final SourceMaker maker;
    private final SourceFetch fetch;
    private final Answers answers;
    private final Clock clock;

    SourceController(
            Settings<Source> sources,
            SettingsStore<SourceState> states,
            SourceMaker maker,
            SourceFetch fetch,
            Answers answers,
            Clock clock) {
        this.sources = sources;
        this.states = states;
        this.maker = maker;
        this.fetch = fetch;
        this.answers = answers;
        this.clock = clock;
    }

    @Get("/{id}")
    HttpResponse<SourceJson> get(String id) {
        Source source = sources.get(id);
        return Versions.tagged(HttpResponse.ok(json(source)), source.getVersion());
    }

    @Get
    HttpResponse<Page<SourceJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "limit", "cursor");
        int limit = query.limit();
        return HttpResponse.ok(Page.byKey(sources.page(query.key(), limit + 1), limit, Source::getId, this::json));
    }

    private SourceJson json(Source source) {
        return SourceJson.of(source, states.get(source.getId()).orElse(null), List.of(), clock.instant());
    }

    @Post
    HttpResponse<?> post(HttpRequest<?> request, @Body byte[] body) {
        return answers.once(request, body, () -> create(request, body));
    }

    private MutableHttpResponse<SourceJson> create(HttpRequest<?> request, byte[] body) {
        SourceJson.Wanted wanted = StrictJson.read(body, SourceJson.Wanted.class);
        List<String> warnings = maker.check(wanted);
        Source source = sources.create(request, wanted.id(), "src", id -> maker.make(id, wanted, null));
        return Versions.put(true, SourceJson.of(source, null, warnings, clock.instant()), source.getVersion())
                .headers(headers -> headers.location(URI.create("/api/v1/sources/" + source.getId())));
    }

    @Put("/{id}")
    HttpResponse<SourceJson> put(HttpRequest<?> request, String id, @Body byte[] body) {
        SourceJson.Wanted wanted = StrictJson.read(body, SourceJson.Wanted.class);
        Resources.checkSame(id, wanted.id());
        List<String> warnings = maker.check(wanted);
        Settings.Saved<Source> saved = sources.put(request, id, known -> maker.make(id, wanted, known));
        Source source = saved.value();
        return Versions.put(
                saved.created(),
                SourceJson.of(source, states.get(id).orElse(null), warnings, clock.instant()),
                source.getVersion());
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        sources.delete(request, id);
        return HttpResponse.noContent();
    }

    /** Polls now, and waits for what came of it. */
    @Post(value = "/{id}:fetch", consumes = "*/*")
    HttpResponse<?> fetch(String id) throws InterruptedException {
        return fetch.now(id);
    }
}
