package io.wirewatch.core.matching;

import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import java.util.Comparator;
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
                Math.min(least.count(), Hit.of(least.term(), view).size());
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
     * The mentions of two names that stand nearest in one paragraph, the first such pair; null if there is none. Mentions
     * that overlap have no words between.
     *
     * @param ordered whether the first must begin before the second
     */
    static Pair pair(Rule one, Rule other, boolean ordered, ReleaseView view) {
        Pair nearest = null;
        for (ReleaseView paragraph : view.paragraphs()) {
            nearest = nearer(nearest, inParagraph(sorted(one, paragraph), sorted(other, paragraph), ordered));
        }
        return nearest;
    }

    private static List<Hit> sorted(Rule names, ReleaseView paragraph) {
        return Hit.of(names, paragraph).stream()
                .sorted(Comparator.comparingInt(hit -> hit.mention().start()))
                .toList();
    }

    /** Walks both lists once: a paragraph may hold a hundred thousand mentions. */
    private static Pair inParagraph(List<Hit> ones, List<Hit> others, boolean ordered) {
        Pair nearest = null;
        Reach onesSoFar = new Reach();
        Reach othersSoFar = new Reach();
        int i = 0;
        int j = 0;
        while (i < ones.size() || j < others.size()) {
            // Of two that begin together the second name's comes first: in order means strictly before.
            if (j < others.size() && (i == ones.size() || start(others.get(j)) <= start(ones.get(i)))) {
                Hit other = others.get(j++);
                Hit one = onesSoFar.farthestBut(other);
                nearest = one == null ? nearest : nearer(nearest, new Pair(one, other, words(one, other)));
                othersSoFar.add(other);
            } else {
                Hit one = ones.get(i++);
                Hit other = ordered ? null : othersSoFar.farthestBut(one);
                nearest = other == null ? nearest : nearer(nearest, new Pair(one, other, words(one, other)));
                onesSoFar.add(one);
            }
        }
        return nearest;
    }

    private static int start(Hit hit) {
        return hit.mention().start();
    }

    private static int words(Hit one, Hit other) {
        return Math.max(0, Nearby.wordsBetween(one.mention(), other.mention()));
    }

    private static Pair nearer(Pair one, Pair other) {
        return one == null || (other != null && other.words() < one.words()) ? other : one;
    }

    /** Of mentions met so far, the two that reach farthest: a mention that both names have is no pair with itself. */
    private static final class Reach {
        private Hit first;
        private Hit second;

        void add(Hit hit) {
            if (first == null || hit.mention().lastWord() > first.mention().lastWord()) {
                second = first;
                first = hit;
            } else if (second == null
                    || hit.mention().lastWord() > second.mention().lastWord()) {
                second = hit;
            }
        }

        Hit farthestBut(Hit hit) {
            return first != null && first.mention().equals(hit.mention()) ? second : first;
        }
    }
}
