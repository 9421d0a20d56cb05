package io.wirewatch.gateway.subscription;

import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.window.WindowRule;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.gateway.view.ReleaseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a rule would have met lately: asked of the releases that came in last, which are read anew once a minute. */
public final class RecentReleases {
    private static final int SAMPLE = 100;
    /** Of fewer releases a share says nothing. */
    private static final int ENOUGH = 20;

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final ReleaseStore.Filter ALL = new ReleaseStore.Filter(null, null, null, null, null);

    private final ReleaseStore releases;
    private final Clock clock;
    private List<ReleaseRow> sample = List.of();
    private Instant readAt = Instant.EPOCH;

    public RecentReleases(ReleaseStore releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * How often a rule would have matched. Of a rule over several releases it counts those that have a part of it.
     *
     * @param matched how many of them it holds in
     * @param releases of how many of the last ones
     */
    record Estimate(int matched, int releases) {
        /** Where it is most of them, what its author should know. */
        Optional<String> warning() {
            return releases >= ENOUGH && matched * 2 > releases
                    ? Optional.of("holds in " + matched + " of the last " + releases + " releases")
                    : Optional.empty();
        }
    }

    Estimate of(ParsedRule rule) {
        Rule selection = WindowRule.selection(rule.expression());
        List<ReleaseRow> rows = sample();
        int matched = 0;
        for (ReleaseRow row : rows) {
            matched += RuleEvaluator.matches(selection, ReleaseView.of(Phrases.in(row, rule.phrases()))) ? 1 : 0;
        }
        return new Estimate(matched, rows.size());
    }

    private synchronized List<ReleaseRow> sample() {
        Instant now = clock.instant();
        if (readAt.plus(FRESH).isBefore(now)) {
            sample = releases.page(ALL, null, SAMPLE).stream()
                    .filter(row -> row.mentions() != null)
                    .toList();
            readAt = now;
        }
        return sample;
    }
}
