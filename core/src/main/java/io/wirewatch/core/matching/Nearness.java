package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import java.util.List;

/** How near a part of a release comes to a rule that it does not fulfil. */
final class Nearness {
    private Nearness() {}

    /** Two mentions and the words between them. */
    record Pair(Hit one, Hit other, int words) {}

    /** How much of a rule a view has: the more, the nearer. */
    static int of(Rule rule, ReleaseView view) {
        return switch (rule) {
            case Rule.All all -> sum(all.rules(), view);
            case Rule.Any any -> sum(any.rules(), view);
            case Rule.Several several -> sum(several.rules(), view);
            case Rule.Chain chain -> sum(chain.terms(), view) + one(rule, view);
            case Rule.AtLeast least ->
                (int) Math.min(least.count(), Hit.of(least.term(), view).count());
            case Rule.Within within ->
                RuleEvaluator.parts(within.scope(), view)
                        .mapToInt(part -> of(within.rule(), part))
                        .max()
                        .orElse(0);
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _, Rule.Not _ -> one(rule, view);
        };
    }

    private static int sum(List<Rule> rules, ReleaseView view) {
        return rules.stream().mapToInt(rule -> of(rule, view)).sum();
    }

    private static int one(Rule rule, ReleaseView view) {
        return RuleEvaluator.matches(rule, view) ? 1 : 0;
    }

    /**
     * The mentions of two names that stand nearest in one paragraph, the first such pair; null if there is none.
     *
     * @param ordered whether the first must begin before the second
     */
    static Pair pair(Rule one, Rule other, boolean ordered, ReleaseView view) {
        Pair nearest = null;
        for (ReleaseView paragraph : view.paragraphs()) {
            List<Hit> others = Hit.of(other, paragraph).toList();
            for (Hit first : Hit.of(one, paragraph).toList()) {
                for (Hit second : others) {
                    int words = Nearby.wordsBetween(first.mention(), second.mention());
                    if (stands(first.mention(), second.mention(), ordered)
                            && (nearest == null || words < nearest.words())) {
                        nearest = new Pair(first, second, words);
                    }
                }
            }
        }
        return nearest;
    }

    private static boolean stands(Mention one, Mention other, boolean ordered) {
        return !one.equals(other) && (!ordered || one.start() < other.start());
    }
}
