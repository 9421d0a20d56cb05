package io.wirewatch.gateway.subscription;

import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.window.WindowRule;
import io.wirewatch.gateway.view.ReleaseRow;
import java.util.List;
import java.util.Optional;

/**
 * How often a rule would have matched lately. Of a rule over several releases it counts those that have a part of it.
 *
 * @param matched how many of them it holds in
 * @param releases of how many of the last ones
 */
record Estimate(int matched, int releases) {
    /** Of fewer releases a share says nothing. */
    private static final int ENOUGH = 20;

    /** What a rule would have met in these releases. */
    static Estimate of(ParsedRule rule, List<ReleaseRow> rows) {
        Rule selection = WindowRule.selection(rule.expression());
        int matched = 0;
        for (ReleaseRow row : rows) {
            matched += RuleEvaluator.matches(selection, ReleaseView.of(Phrases.in(row, rule.phrases()))) ? 1 : 0;
        }
        return new Estimate(matched, rows.size());
    }

    /** Where it is most of them, what its author should know. */
    Optional<String> warning() {
        return releases >= ENOUGH && matched * 2 > releases
                ? Optional.of("holds in " + matched + " of the last " + releases + " releases")
                : Optional.empty();
    }
}
