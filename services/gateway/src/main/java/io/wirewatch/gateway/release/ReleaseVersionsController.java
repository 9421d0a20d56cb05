package io.wirewatch.gateway.release;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.CleanRelease;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.view.ReleaseStore;
import java.util.List;

/** {@code GET /releases/{id}/versions} and {@code GET /releases/{id}/diff}: how a release became what it is. */
@Controller("/api/v1/releases/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReleaseVersionsController {
    private final ReleaseStore releases;

    ReleaseVersionsController(ReleaseStore releases) {
        this.releases = releases;
    }

    /** All of them, the newest first: cleaning keeps no more than a page holds. */
    @Get("/versions")
    HttpResponse<Page<VersionJson>> versions(HttpRequest<?> request, String id) {
        Query.of(request);
        return HttpResponse.ok(
                new Page<>(found(id).stream().map(VersionJson::of).toList(), null));
    }

    /** From the version before the newest to the newest, unless others are asked for. */
    @Get("/diff")
    HttpResponse<DiffJson> diff(HttpRequest<?> request, String id) {
        Query query = Query.of(request, "from", "to");
        List<CleanRelease> versions = found(id);
        CleanRelease to = query.has("to") ? version(id, versions, query, "to") : versions.getFirst();
        CleanRelease from = query.has("from") ? version(id, versions, query, "from") : before(versions, to);
        return HttpResponse.ok(DiffJson.of(from, to));
    }

    private List<CleanRelease> found(String id) {
        List<CleanRelease> versions = releases.versions(id);
        if (versions.isEmpty()) {
            throw ProblemException.notFound("release", id);
        }
        return versions;
    }

    private static CleanRelease before(List<CleanRelease> versions, CleanRelease version) {
        int place = versions.indexOf(version);
        return versions.get(Math.min(place + 1, versions.size() - 1));
    }

    private static CleanRelease version(String id, List<CleanRelease> versions, Query query, String parameter) {
        String number = query.text(parameter);
        if (number == null || !number.matches("[1-9]\\d{0,8}")) {
            throw ProblemException.badRequest("\"" + parameter + "\" must be a version: 1, 2, ….");
        }
        return versions.stream()
                .filter(version -> version.getHead().getVersion() == Integer.parseInt(number))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("version of release " + id, number));
    }
}
