package io.wirewatch.core.matching;

import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** NEAR and BEFORE: mentions of one paragraph, each near enough to the one before. */
final class Chains {
    private Chains() {}

    /** The mentions of the first chain that holds, in the order of its terms; empty where none does. */
    static List<Hit> find(Rule.Chain chain, ReleaseView view) {
        for (ReleaseView paragraph : view.paragraphs()) {
            List<Hit> found = inParagraph(chain, paragraph);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Hit> inParagraph(Rule.Chain chain, ReleaseView paragraph) {
        List<Step> reached = starts(chain.terms().getFirst(), paragraph);
        for (int i = 0; i < chain.links().size() && !reached.isEmpty(); i++) {
            reached = follow(reached, chain.links().get(i), chain.terms().get(i + 1), paragraph);
        }
        return reached.isEmpty() ? List.of() : reached.getFirst().path();
    }

    private static List<Step> starts(Rule term, ReleaseView paragraph) {
        return Hit.of(term, paragraph).stream().map(hit -> new Step(hit, null)).toList();
    }

    private static List<Step> follow(List<Step> reached, Rule.Link link, Rule term, ReleaseView paragraph) {
        List<Hit> hits = Hit.of(term, paragraph);
        int[] before = Nearby.first(
                reached.stream().map(step -> step.hit().mention()).toList(),
                hits.stream().map(Hit::mention).toList(),
                link.ordered(),
                link.words());
        List<Step> next = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            if (before[i] >= 0) {
                next.add(new Step(hits.get(i), reached.get(before[i])));
            }
        }
        return next;
    }

    /** A mention and how it was reached. */
    private record Step(Hit hit, Step before) {
        List<Hit> path() {
            return Stream.iterate(this, step -> step != null, Step::before)
                    .map(Step::hit)
                    .toList()
                    .reversed();
        }
    }
}
