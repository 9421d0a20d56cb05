package io.wirewatch.core.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which actors a rule over one release speaks of, and which it cannot do without. */
public final class RuleActors {
    private RuleActors() {}

    /** The ids of all actors that stand in the rule, those that must not be mentioned included. */
    public static Set<String> of(Rule rule) {
        return Parts.all(rule)
                .filter(Rule.Term.class::isInstance)
                .map(part -> ((Rule.Term) part).actor())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The kinds that stand in the rule. */
    public static Set<String> kinds(Rule rule) {
        return Parts.all(rule)
                .filter(Rule.Kind.class::isInstance)
                .map(part -> ((Rule.Kind) part).kind())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Sets of actor ids: every release that fulfils the rule mentions at least one of each. There may be more such sets; none
     * is given where only other things than actors decide.
     */
    public static List<Set<String>> needed(Rule rule) {
        return switch (rule) {
            case Rule.Term term -> List.of(Set.of(term.actor()));
            case Rule.Kind _, Rule.Source _, Rule.Language _, Rule.Not _ -> List.of();
            case Rule.Within within -> needed(within.rule());
            case Rule.AtLeast least -> needed(least.term());
            case Rule.All all -> ofEach(all.rules());
            case Rule.Chain chain -> ofEach(chain.terms());
            case Rule.Any any -> ofSome(any.rules(), any.rules().size());
            // Of n rules at least k hold, so of any n - k + 1 at least one does.
            case Rule.Several several -> ofSome(several.rules(), several.rules().size() - several.count() + 1);
        };
    }

    private static List<Set<String>> ofEach(List<Rule> rules) {
        return rules.stream().flatMap(rule -> needed(rule).stream()).toList();
    }

    /** One set, of the so many rules that need the fewest actors; none where some of them need no actor. */
    private static List<Set<String>> ofSome(List<Rule> rules, int count) {
        List<Set<String>> smallest = new ArrayList<>();
        for (Rule rule : rules) {
            Optional<Set<String>> set = needed(rule).stream().min(Comparator.comparingInt(Set::size));
            set.ifPresent(smallest::add);
        }
        if (smallest.size() < count) {
            return List.of();
        }
        return List.of(smallest.stream()
                .sorted(Comparator.comparingInt(Set::size))
                .limit(count)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
