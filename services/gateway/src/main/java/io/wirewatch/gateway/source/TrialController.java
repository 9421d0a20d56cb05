package io.wirewatch.gateway.source;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Source;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.RefusedReleaseException;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.Selectors;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.runtime.mapping.SelectorsMapper;
import java.nio.charset.StandardCharsets;

/** Reads a page as cleaning reads it, by selectors that are tried; nothing is saved or sent on. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrialController {
    private final Cleaner cleaner = new Cleaner();
    private final Settings<Source> sources;
    private final Journal journal;

    TrialController(Settings<Source> sources, Journal journal) {
        this.sources = sources;
        this.journal = journal;
    }

    @Post("/sources:try")
    HttpResponse<TrialJson> attempt(@Body byte[] body) {
        TrialJson.Wanted wanted = StrictJson.read(body, TrialJson.Wanted.class);
        try {
            return HttpResponse.ok(
                    TrialJson.of(cleaner.clean(raw(wanted, selectors(wanted))).carrier()));
        } catch (RefusedReleaseException e) {
            throw ProblemException.badField("html: it would be refused (" + e.reason() + "): " + e.getMessage() + ".");
        }
    }

    private Selectors selectors(TrialJson.Wanted wanted) {
        return wanted.selectors() == null && wanted.source() != null
                ? SelectorsMapper.toCore(sources.get(wanted.source()).getSelectors())
                : SelectorsJson.checked(wanted.selectors());
    }

    private RawRelease raw(TrialJson.Wanted wanted, Selectors selectors) {
        return new RawRelease(
                "rel_0000000000000000000000",
                "push",
                "text/html",
                StandardCharsets.UTF_8.name(),
                wanted.html().getBytes(StandardCharsets.UTF_8),
                wanted.title(),
                wanted.url(),
                wanted.publishedAt(),
                wanted.language(),
                false,
                false,
                journal.now(),
                false,
                selectors);
    }
}
