package io.wirewatch.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
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
 * @param repeated whether a release may meet the rule in more than one of the places
 * @param program what must hold besides the literals
 */
record Placement(List<int[]> places, boolean repeated, int[] program) {
    /** No key. */
    private static final int NONE = -1;
    /** A key is preferred to several that are rarer, all together, up to so many times. */
    private static final int WORTH_IT = 2;

    /** How many pairs of keys a rule may stand under. */
    private static final int MOST_PAIRS = 8;
    /** How many keys a rule may stand under. */
    private static final int MOST_KEYS = 1_000;
    /** So many required keys are looked up before the rest is asked. */
    private static final int LOOKED_UP = 2;

    static Placement of(CompiledRule rule, KeyTable keys) {
        List<CompiledRule.Group> sets = sets(rule, keys);
        if (sets.isEmpty()) {
            return new Placement(List.of(literals(List.of(), rule, keys)), false, rule.rest(-1));
        }
        CompiledRule.Group first = sets.getFirst();
        int[] second = second(first, sets, keys);
        boolean repeated = first.keys().length * second.length > MOST_PAIRS;
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < first.keys().length; i++) {
            for (int j = 0; j < second.length; j++) {
                int key = first.keys()[i];
                int other = second[j];
                int[] literals =
                        literals(other == key || other == NONE ? List.of(key) : List.of(key, other), rule, keys);
                places.add(repeated ? literals : lacking(literals, first.keys(), i, second, j));
            }
        }
        return new Placement(places, repeated, rule.rest(first.part()));
    }

    /** Literals that also ask for the absence of the keys before: so a release meets the rule in one place at most. */
    private static int[] lacking(int[] literals, int[] first, int i, int[] second, int j) {
        return Stream.of(Arrays.stream(literals), lacks(first, i), lacks(second, j))
                .flatMapToInt(part -> part)
                .toArray();
    }

    private static IntStream lacks(int[] keys, int count) {
        return Arrays.stream(keys, 0, count).map(key -> Program.of(Program.LACKS, key));
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

    /** The cheapest other set that does not make too many pairs; {@link #NONE} alone where there is none. */
    private static int[] second(CompiledRule.Group first, List<CompiledRule.Group> sets, KeyTable keys) {
        Requirement requirement = new Requirement(keys);
        int[] best = {NONE};
        for (CompiledRule.Group set : sets.subList(1, sets.size())) {
            boolean single = set.keys().length == 1;
            if (best[0] != NONE) {
                // A group makes more entries, so it must be worth it.
                return single && requirement.cost(set.keys()) < WORTH_IT * requirement.cost(best) ? set.keys() : best;
            }
            if (single) {
                return set.keys();
            }
            if (set.keys().length * first.keys().length <= MOST_PAIRS) {
                best = set.keys();
            }
        }
        return best;
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
