package io.wirewatch.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that several releases fulfil together: its parts, each to be found in some release, and how they join. A part is
 * what one release must have as a whole: an actor, a scope, NEAR, ATLEAST. NOT and filters beside parts say which releases
 * count: they belong to every part beside them.
 */
public final class Combination {
    /** A release's parts are the bits of a long. */
    static final int MAX_PARTS = 63;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Rule> parts = new ArrayList<>();
    private final Node root;

    private Combination(Rule rule) {
        root = node(rule, List.of());
    }

    /**
     * The parts of a rule in normal form.
     *
     * @throws IllegalArgumentException if a release without mentions would be a part, or there are too many; says which
     */
    public static Combination of(Rule rule) {
        return new Combination(rule);
    }

    /** The parts; part n is bit n of a mask. */
    public List<Rule> parts() {
        return List.copyOf(parts);
    }

    /** Whether the parts that were found are enough. */
    public boolean holds(long found) {
        return root.holds(found);
    }

    private Node node(Rule rule, List<Rule> conditions) {
        return switch (rule) {
            case Rule.All all -> all(all.rules(), conditions);
            case Rule.Any any -> several(any.rules(), 1, conditions);
            case Rule.Several several -> several(several.rules(), several.count(), conditions);
            default -> part(rule, conditions);
        };
    }

    private Node all(List<Rule> rules, List<Rule> conditions) {
        List<Rule> more = new ArrayList<>(conditions);
        List<Rule> positive = new ArrayList<>();
        for (Rule rule : rules) {
            (isCondition(rule) ? more : positive).add(rule);
        }
        return several(positive, positive.size(), more);
    }

    /** Whether a rule says which releases count, and not what they must have. */
    private static boolean isCondition(Rule rule) {
        return switch (rule) {
            case Rule.Not _, Rule.Source _, Rule.Language _ -> true;
            case Rule.All all -> all.rules().stream().allMatch(Combination::isCondition);
            case Rule.Any any -> any.rules().stream().allMatch(Combination::isCondition);
            case Rule.Several several -> several.rules().stream().allMatch(Combination::isCondition);
            default -> false;
        };
    }

    private Node several(List<Rule> rules, int needed, List<Rule> conditions) {
        return new Joined(rules.stream().map(rule -> node(rule, conditions)).toList(), needed);
    }

    private Node part(Rule rule, List<Rule> conditions) {
        if (RuleChecks.mayHoldWithoutMentions(rule)) {
            throw new IllegalArgumentException("WITHIN takes NOT and filters beside an actor or a phrase only, as in"
                    + " (NATO AND Russia AND NOT language:fr) WITHIN 24h");
        }
        List<Rule> whole = new ArrayList<>(conditions);
        whole.addFirst(rule);
        Rule part = whole.size() == 1 ? rule : new Rule.All(whole);
        int number = numbers.computeIfAbsent(Canonical.text(part), _ -> parts.size());
        if (number == parts.size()) {
            parts.add(part);
        }
        if (parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("WITHIN joins at most " + MAX_PARTS + " different parts");
        }
        return new Part(1L << number);
    }

    private sealed interface Node {
        boolean holds(long found);
    }

    private record Part(long bit) implements Node {
        @Override
        public boolean holds(long found) {
            return (found & bit) != 0;
        }
    }

    private record Joined(List<Node> nodes, int needed) implements Node {
        @Override
        public boolean holds(long found) {
            int holding = 0;
            for (Node node : nodes) {
                holding += node.holds(found) ? 1 : 0;
            }
            return holding >= needed;
        }
    }
}
