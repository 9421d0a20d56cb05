package io.wirewatch.bench.rivals;

import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.Rule;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rules over the actors of a workload's subscriptions: of ten, four ask for all of them and no more; the others with an
 * exclusion, with any of three, or for the first two in one sentence, one paragraph, near each other, or in a paragraph without
 * a third.
 */
final class MixedRules {
    private static final int KINDS = 10;
    private static final int WORDS_BETWEEN = 10;

    private final Workload workload;
    private final int[] others;

    MixedRules(Workload workload, double exponent, long seed) {
        this.workload = workload;
        Random random = new Random(seed);
        Zipf zipf = new Zipf(Workload.ACTORS, exponent);
        this.others = random.ints(3 * (long) workload.subscriptions().length)
                .map(_ -> zipf.draw(random))
                .toArray();
    }

    /** The rule of a subscription. */
    Rule rule(int subscription) {
        int[] actors = workload.subscriptions()[subscription];
        Rule all = IndexContestant.conjunction(actors);
        Rule first = IndexContestant.term(actors[0]);
        Rule second = IndexContestant.term(actors[1]);
        Rule other = IndexContestant.term(others[3 * subscription]);
        return switch (subscription % KINDS) {
            case 0 -> and(all, new Rule.Not(other));
            case 1 ->
                and(
                        all,
                        new Rule.Any(List.of(
                                other,
                                IndexContestant.term(others[3 * subscription + 1]),
                                IndexContestant.term(others[3 * subscription + 2]))));
            case 2 -> and(all, new Rule.Within(Rule.Scope.SENTENCE, and(first, second)));
            case 3 -> and(all, new Rule.Within(Rule.Scope.PARAGRAPH, and(first, second)));
            case 4 -> and(all, new Rule.Chain(List.of(first, second), List.of(new Rule.Link(false, WORDS_BETWEEN))));
            case 5 ->
                and(
                        all,
                        new Rule.Within(
                                Rule.Scope.PARAGRAPH, new Rule.All(List.of(first, second, new Rule.Not(other)))));
            default -> all;
        };
    }

    /** Ids of the subscriptions that a release fulfils, in order: every rule is asked. */
    List<String> asked(int document) {
        ReleaseView view = ReleaseView.of(workload.releases().get(document));
        return IntStream.range(0, workload.subscriptions().length)
                .filter(i -> RuleEvaluator.matches(rule(i), view))
                .mapToObj(workload::id)
                .sorted()
                .toList();
    }

    private static Rule and(Rule one, Rule other) {
        return new Rule.All(List.of(one, other));
    }
}
