package io.wirewatch.gateway.endpoint;

import io.micronaut.core.annotation.Nullable;
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
import io.wirewatch.avro.Endpoint;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.Resources;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.http.Versions;
import java.net.URI;
import java.util.List;

/** {@code /endpoints}. A secret is shown in the answer that makes it, with the endpoint or in place of another, and never again. */
@Controller("/api/v1/endpoints")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EndpointController {
    private final Settings<Endpoint> endpoints;
    private final EndpointMaker maker;
    private final Answers answers;

    EndpointController(Settings<Endpoint> endpoints, EndpointMaker maker, Answers answers) {
        this.endpoints = endpoints;
        this.maker = maker;
        this.answers = answers;
    }

    @Get("/{id}")
    HttpResponse<EndpointJson> get(String id) {
        Endpoint endpoint = endpoints.get(id);
        return Versions.tagged(HttpResponse.ok(EndpointJson.of(endpoint)), endpoint.getVersion());
    }

    @Get
    HttpResponse<Page<EndpointJson>> list(HttpRequest<?> request) {
        Query query = Query.of(request, "limit", "cursor");
        int limit = query.limit();
        return HttpResponse.ok(
                Page.byKey(endpoints.page(query.key(), limit + 1), limit, Endpoint::getId, EndpointJson::of));
    }

    @Post
    HttpResponse<?> post(HttpRequest<?> request, @Body byte[] body) {
        return answers.once(request, body, () -> create(request, body));
    }

    private MutableHttpResponse<EndpointJson> create(HttpRequest<?> request, byte[] body) {
        EndpointJson.Wanted wanted = StrictJson.read(body, EndpointJson.Wanted.class);
        List<String> warnings = maker.check(wanted);
        Endpoint endpoint = endpoints.create(request, wanted.id(), "end", id -> maker.create(id, wanted));
        return Versions.put(true, EndpointJson.of(endpoint, maker.secretOf(endpoint), warnings), endpoint.getVersion())
                .headers(headers -> headers.location(URI.create("/api/v1/endpoints/" + endpoint.getId())));
    }

    @Put("/{id}")
    HttpResponse<EndpointJson> put(HttpRequest<?> request, String id, @Body byte[] body) {
        EndpointJson.Wanted wanted = StrictJson.read(body, EndpointJson.Wanted.class);
        Resources.checkSame(id, wanted.id());
        List<String> warnings = maker.check(wanted);
        Settings.Saved<Endpoint> saved = endpoints.put(
                request, id, known -> known == null ? maker.create(id, wanted) : maker.replace(known, wanted));
        Endpoint endpoint = saved.value();
        String secret = EndpointMaker.hasNewSecret(saved) ? maker.secretOf(endpoint) : null;
        return Versions.put(saved.created(), EndpointJson.of(endpoint, secret, warnings), endpoint.getVersion());
    }

    @Post(value = "/{id}:rotate", consumes = "*/*")
    HttpResponse<?> rotate(HttpRequest<?> request, String id, @Body @Nullable byte[] body) {
        byte[] given = body == null ? new byte[0] : body;
        return answers.once(request, given, () -> {
            Rotation rotation = given.length == 0 ? Rotation.USUAL : StrictJson.read(given, Rotation.class);
            Endpoint endpoint = endpoints.change(request, id, "rotated", known -> maker.rotate(known, rotation));
            return Versions.put(
                    false, EndpointJson.of(endpoint, maker.secretOf(endpoint), List.of()), endpoint.getVersion());
        });
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        endpoints.delete(request, id);
        return HttpResponse.noContent();
    }
}
