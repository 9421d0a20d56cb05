package io.wirewatch.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The normal form of a rule: equal for rules that differ in the order of operands, in duplicates or in needless
 * parentheses. It means the same.
 */
final class Normal {
    private Normal() {}

    static Rule of(Rule rule) {
        return switch (rule) {
            case Rule.All all -> join(all.rules(), Rule.All.class, Rule.All::rules, Rule.All::new);
            case Rule.Any any -> join(any.rules(), Rule.Any.class, Rule.Any::rules, Rule.Any::new);
            case Rule.Not not -> not(of(not.rule()));
            case Rule.Within within -> within(within.scope(), of(within.rule()));
            case Rule.Chain chain -> chain(chain);
            case Rule.AtLeast least ->
                least.count() == 1 ? of(least.term()) : new Rule.AtLeast(least.count(), of(least.term()));
            case Rule.Several several -> several(several);
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ -> rule;
        };
    }

    /** How many of the rules differ. */
    static int different(List<Rule> rules) {
        return distinct(rules.stream().map(Normal::of).toList()).size();
    }

    private static <J extends Rule> Rule join(
            List<Rule> rules, Class<J> type, Function<J, List<Rule>> parts, Function<List<Rule>, Rule> joined) {
        List<Rule> flat = new ArrayList<>();
        for (Rule rule : rules) {
            Rule part = of(rule);
            if (type.isInstance(part)) {
                flat.addAll(parts.apply(type.cast(part)));
            } else {
                flat.add(part);
            }
        }
        List<Rule> distinct = distinct(flat);
        return distinct.size() == 1 ? distinct.getFirst() : joined.apply(distinct);
    }

    private static Rule not(Rule rule) {
        return rule instanceof Rule.Not(Rule inner) ? inner : new Rule.Not(rule);
    }

    private static Rule within(Rule.Scope scope, Rule rule) {
        return rule instanceof Rule.Within inner && inner.scope() == scope ? inner : new Rule.Within(scope, rule);
    }

    private static Rule several(Rule.Several several) {
        List<Rule> distinct = distinct(several.rules().stream().map(Normal::of).toList());
        if (several.count() == 1) {
            return of(new Rule.Any(distinct));
        }
        return several.count() == distinct.size()
                ? of(new Rule.All(distinct))
                : new Rule.Several(several.count(), distinct);
    }

    /** A chain without an order reads the same from both ends. */
    private static Rule chain(Rule.Chain chain) {
        Rule.Chain forward =
                new Rule.Chain(chain.terms().stream().map(Normal::of).toList(), chain.links());
        if (chain.links().stream().anyMatch(Rule.Link::ordered)) {
            return forward;
        }
        Rule.Chain backward =
                new Rule.Chain(forward.terms().reversed(), chain.links().reversed());
        return Canonical.text(backward).compareTo(Canonical.text(forward)) < 0 ? backward : forward;
    }

    private static List<Rule> distinct(List<Rule> rules) {
        Map<Place, Rule> inOrder = new TreeMap<>();
        rules.forEach(rule -> inOrder.putIfAbsent(Place.of(rule), rule));
        return List.copyOf(inOrder.values());
    }

    /** Where an operand stands: by its text, what must not be there last. */
    private record Place(boolean not, String text) implements Comparable<Place> {
        static Place of(Rule rule) {
            return new Place(rule instanceof Rule.Not, Canonical.text(rule));
        }

        @Override
        public int compareTo(Place other) {
            return not == other.not ? text.compareTo(other.text) : Boolean.compare(not, other.not);
        }
    }
}
