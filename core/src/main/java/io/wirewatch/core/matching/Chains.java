package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
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
        return Hit.of(term, paragraph).map(hit -> new Step(hit, null)).toList();
    }

    private static List<Step> follow(List<Step> reached, Rule.Link link, Rule term, ReleaseView paragraph) {
        List<Step> next = new ArrayList<>();
        Hit.of(term, paragraph)
                .forEach(hit -> reached.stream()
                        .filter(step -> holds(link, step.hit().mention(), hit.mention()))
                        .findFirst()
                        .ifPresent(step -> next.add(new Step(hit, step))));
        return next;
    }

    private static boolean holds(Rule.Link link, Mention one, Mention other) {
        if (one.equals(other) || (link.ordered() && one.start() >= other.start())) {
            return false;
        }
        return wordsBetween(one, other) <= link.words();
    }

    /** How many words stand between two mentions of one paragraph; below 0 where they overlap. */
    static int wordsBetween(Mention one, Mention other) {
        return Math.max(one.firstWord(), other.firstWord()) - Math.min(one.lastWord(), other.lastWord()) - 1;
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
