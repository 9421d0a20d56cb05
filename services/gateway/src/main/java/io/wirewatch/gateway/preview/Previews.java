package io.wirewatch.gateway.preview;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.replay.PreviewResult;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.past.PastReader;
import io.wirewatch.runtime.past.PastRule;
import io.wirewatch.runtime.past.ScanProgress;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What rules would have raised. */
public final class Previews {
    /** What the rule is called in samples; no subscription has an id with brackets. */
    private static final String NAME = "(preview)";

    private final Passes passes;
    private final PastReader past;
    private final Catalogue catalogue;
    private final EntityModel names;
    private final Journal journal;

    public Previews(Passes passes, PastReader past, Catalogue catalogue, EntityModel names, Journal journal) {
        this.passes = passes;
        this.past = past;
        this.catalogue = catalogue;
        this.names = names;
        this.journal = journal;
    }

    /** A preview of a rule, ready to be run. */
    Wish wish(ParsedRule rule, TimeRange range, boolean byPublished) {
        Instant now = journal.now();
        if (range.begin() != null && range.begin().isAfter(now)) {
            throw ProblemException.badField("from lies in the future; the log reaches up to now.");
        }
        ActiveSubscription subscription = new ActiveSubscription(
                new SubscriptionRef(NAME, NAME, 0, rule.canonical()),
                rule.expression(),
                Instant.EPOCH,
                null,
                null,
                List.of(),
                "normal");
        List<String> warnings = new ArrayList<>(rule.warnings());
        PastRule asked = asked(rule, subscription.selection(), warnings);
        PreviewRun run = new PreviewRun(subscription, asked, range, byPublished, past);
        return new Wish(rule, warnings, range, byPublished, run);
    }

    private PastRule asked(ParsedRule rule, Rule selection, List<String> warnings) {
        try {
            return catalogue.past(rule, selection, names);
        } catch (IOException e) {
            warnings.add(
                    "kind: is answered by what was found when each release came in, and so is the rest of the rule: "
                            + e.getMessage());
            return catalogue.asRecorded(rule, selection);
        }
    }

    /** What is asked. */
    record Wish(ParsedRule rule, List<String> warnings, TimeRange range, boolean byPublished, PreviewRun run) {}

    /**
     * Runs a preview.
     *
     * @return what was found; not complete where it took too long
     * @throws InterruptedException if nobody waits for it any more
     */
    PreviewJson run(Wish wish, PassAnswers.Teller teller) throws InterruptedException {
        PreviewRun run = wish.run();
        Set<String> told = new HashSet<>();
        passes.run(run, () -> {
            List<Alert> fresh =
                    run.samples().stream().filter(alert -> told.add(alert.id())).toList();
            PreviewResult soFar = new PreviewResult(0, run.totalSoFar(), 0, new TreeMap<>(), fresh);
            teller.tell(json(wish, soFar, false));
            return !told.isEmpty();
        });
        return json(wish, run.result(), run.isComplete());
    }

    private PreviewJson json(Wish wish, PreviewResult result, boolean complete) {
        PreviewRun run = wish.run();
        ScanProgress progress = run.progress();
        return new PreviewJson(
                result.total(),
                result.withdrawn(),
                PreviewJson.days(result),
                PreviewJson.samples(result.samples(), journal.tenant()),
                progress.records(),
                complete,
                wish.rule().canonical(),
                warnings(wish),
                PreviewJson.time(wish.range().begin()),
                PreviewJson.time(wish.range().end()),
                wish.byPublished() ? PreviewJson.PUBLISHED : PreviewJson.RECEIVED,
                PreviewJson.time(run.beginning()),
                run.retagged(),
                PreviewJson.Progress.of(progress.records(), progress.total(), progress.bytes(), run.millis()));
    }

    private static List<String> warnings(Wish wish) {
        List<String> warnings = new ArrayList<>(wish.warnings());
        Instant from = wish.range().begin();
        Instant beginning = wish.run().beginning();
        if (from != null && !wish.byPublished() && beginning != null && from.isBefore(beginning)) {
            warnings.add("the log goes back to " + PreviewJson.time(beginning) + ", not to " + PreviewJson.time(from)
                    + "; what came in before is not counted");
        }
        return warnings;
    }
}
