package io.wirewatch.core.matching;

import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What a rule cannot do without: a set of keys, one of which every release that fulfils the rule has. There are many such
 * sets; the cheapest is taken.
 */
final class Requirement {
    private final ToLongFunction<String> cost;

    /**
     * @param cost how much it costs to look at a rule under a key
     */
    Requirement(ToLongFunction<String> cost) {
        this.cost = cost;
    }

    /** The cheapest set of keys, or empty for a rule that a release without any of them may fulfil. */
    Optional<Set<String>> of(Rule rule) {
        return switch (rule) {
            case Rule.Term term -> Optional.of(Set.of(Keys.actor(term.actor())));
            case Rule.Kind kind -> Optional.of(Set.of(Keys.kind(kind.kind())));
            case Rule.Source source -> Optional.of(Set.of(Keys.source(source.source())));
            case Rule.Language language -> Optional.of(Set.of(Keys.language(language.language())));
            case Rule.Not _ -> Optional.empty();
            case Rule.Within within -> of(within.rule());
            case Rule.AtLeast least -> of(least.term());
            case Rule.All all -> cheapest(all.rules(), 1);
            case Rule.Chain chain -> cheapest(chain.terms(), 1);
            case Rule.Any any -> cheapest(any.rules(), any.rules().size());
            // Of n rules at least k hold, so of any n - k + 1 at least one does.
            case Rule.Several several ->
                cheapest(several.rules(), several.rules().size() - several.count() + 1);
        };
    }

    /** The keys of so many of the rules, the cheapest ones. */
    private Optional<Set<String>> cheapest(List<Rule> rules, int needed) {
        List<Set<String>> sets = new ArrayList<>();
        rules.forEach(rule -> of(rule).ifPresent(sets::add));
        if (sets.size() < needed) {
            return Optional.empty();
        }
        sets.sort(Comparator.comparingLong(this::cost));
        Set<String> keys = new HashSet<>();
        sets.stream().limit(Math.max(0, needed)).forEach(keys::addAll);
        return Optional.of(keys);
    }

    private long cost(Set<String> keys) {
        return keys.stream().mapToLong(cost).sum();
    }
}
