package io.wirewatch.core.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a rule stands in the index: under the two cheapest things it cannot do without. Where one of them is any of several
 * keys, the rule stands there once for each.
 *
 * @param places for each place the literals, beginning with the key to stand under; only forbidden ones where there is no
 *     such key
 * @param program what must hold besides the literals
 */
record Placement(List<int[]> places, int[] program) {
    /** How many pairs of keys a rule may stand under. */
    private static final int MOST_PAIRS = 8;
    /** How many keys a rule may stand under. */
    private static final int MOST_KEYS = 1_000;
    /** So many required keys are looked up before the rest is asked. */
    private static final int LOOKED_UP = 2;

    static Placement of(CompiledRule rule, KeyTable keys) {
        List<CompiledRule.Group> sets = sets(rule, keys);
        CompiledRule.Group first = sets.isEmpty() ? null : sets.getFirst();
        if (first == null) {
            return new Placement(List.of(literals(List.of(), rule, keys)), rule.rest(-1));
        }
        int[] second = second(first, sets);
        List<int[]> places = new ArrayList<>();
        for (int key : first.keys()) {
            for (int other : second) {
                places.add(literals(other == key || other < 0 ? List.of(key) : List.of(key, other), rule, keys));
            }
        }
        return new Placement(places, rule.rest(first.part()));
    }

    /** All that may be stood under, the cheapest first. */
    private static List<CompiledRule.Group> sets(CompiledRule rule, KeyTable keys) {
        Requirement requirement = new Requirement(keys);
        Stream<CompiledRule.Group> single = Stream.concat(rule.required().stream(), rule.implied().stream())
                .map(key -> new CompiledRule.Group(new int[] {key}, -1));
        return Stream.concat(single, rule.groups().stream())
                .filter(set -> set.keys().length <= MOST_KEYS)
                .sorted(Comparator.comparingLong(set -> requirement.cost(set.keys())))
                .toList();
    }

    /** The cheapest other set that does not make too many pairs; -1 alone for none. */
    private static int[] second(CompiledRule.Group first, List<CompiledRule.Group> sets) {
        for (CompiledRule.Group set : sets.subList(1, sets.size())) {
            if (set.keys().length == 1 || set.keys().length * first.keys().length <= MOST_PAIRS) {
                return set.keys();
            }
        }
        return new int[] {-1};
    }

    private static int[] literals(List<Integer> before, CompiledRule rule, KeyTable keys) {
        Comparator<Integer> rarest = Comparator.comparingLong(keys::cost);
        List<Integer> implied = rule.implied().stream()
                .filter(key -> !before.contains(key) && !rule.required().contains(key))
                .sorted(rarest)
                .limit(Math.max(0, LOOKED_UP - before.size() - rule.required().size()))
                .toList();
        Stream<Integer> required = Stream.concat(
                        rule.required().stream().filter(key -> !before.contains(key)), implied.stream())
                .sorted(rarest);
        return Stream.of(
                        ints(before),
                        required.mapToInt(Integer::intValue),
                        ints(rule.forbidden()).map(key -> Program.of(Program.LACKS, key)))
                .flatMapToInt(part -> part)
                .toArray();
    }

    private static IntStream ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue);
    }
}
