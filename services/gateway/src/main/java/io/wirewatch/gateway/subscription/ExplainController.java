package io.wirewatch.gateway.subscription;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Inquiry;
import io.wirewatch.core.matching.Verdict;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.StrictJson;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.gateway.view.ReleaseStore;
import java.util.ArrayList;
import java.util.List;

/** Why a rule fires on a release, or what it lacks; nothing is saved. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExplainController {
    private final ReleaseStore releases;
    private final Settings<Subscription> subscriptions;
    private final SubscriptionMaker maker;

    ExplainController(ReleaseStore releases, Settings<Subscription> subscriptions, SubscriptionMaker maker) {
        this.releases = releases;
        this.subscriptions = subscriptions;
        this.maker = maker;
    }

    @Post("/subscriptions:explain")
    HttpResponse<ExplainJson> explain(@Body byte[] body) {
        ExplainJson.Wanted wanted = StrictJson.read(body, ExplainJson.Wanted.class);
        ParsedRule rule = maker.read(
                wanted.subscription() == null
                        ? wanted.expression()
                        : subscriptions.get(wanted.subscription()).getCanonical());
        ReleaseRow row = releases.get(wanted.release())
                .orElseThrow(() -> ProblemException.notFound("release", wanted.release()));
        if (row.mentions() == null) {
            throw ProblemException.busy("The release is cleaned and not tagged yet.");
        }
        TaggedRelease tagged = Phrases.in(row, rule.phrases());
        Verdict verdict = Inquiry.of(rule.rule(), tagged);
        return HttpResponse.ok(new ExplainJson(
                tagged.head().id(),
                tagged.head().version(),
                verdict.holds(),
                rule.canonical(),
                warnings(rule),
                ExplainJson.Part.of(verdict)));
    }

    private static List<String> warnings(ParsedRule rule) {
        if (!rule.expression().isWindowed()) {
            return rule.warnings();
        }
        List<String> warnings = new ArrayList<>(rule.warnings());
        warnings.add("the rule looks at several releases; told is what this one has of it");
        return warnings;
    }
}
