package io.wirewatch.core.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        List<Stand> stands = stands(rule, keys);
        if (stands.isEmpty()) {
            return new Placement(List.of(literals(List.of(), rule, keys)), false, rule.rest(-1));
        }
        Stand first = stands.getFirst();
        int[] second = second(first, stands);
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
        return new Placement(places, repeated, rule.rest(first.group().part()));
    }

    /** Literals that also ask for the absence of the keys before: so a release meets the rule in one place at most. */
    private static int[] lacking(int[] literals, int[] first, int i, int[] second, int j) {
        Words words = new Words(literals.length + i + j);
        words.addAll(literals);
        addLacks(words, first, i);
        addLacks(words, second, j);
        return words.toArray();
    }

    private static void addLacks(Words words, int[] keys, int count) {
        for (int i = 0; i < count; i++) {
            words.add(Program.of(Program.LACKS, keys[i]));
        }
    }

    /** All that may be stood under, the cheapest first. */
    private static List<Stand> stands(CompiledRule rule, KeyTable keys) {
        List<Stand> stands = new ArrayList<>();
        for (int key : rule.required()) {
            stands.add(Stand.under(key, keys));
        }
        for (int key : rule.implied()) {
            stands.add(Stand.under(key, keys));
        }
        for (CompiledRule.Group group : rule.groups()) {
            if (group.keys().length <= MOST_KEYS) {
                stands.add(new Stand(group, new Requirement(keys).cost(group.keys())));
            }
        }
        stands.sort(Comparator.comparingLong(Stand::cost));
        return stands;
    }

    /** The cheapest other set that does not make too many pairs; {@link #NONE} alone where there is none. */
    private static int[] second(Stand first, List<Stand> stands) {
        Stand best = null;
        for (Stand stand : stands.subList(1, stands.size())) {
            boolean single = stand.keys().length == 1;
            if (best != null) {
                // A group makes more entries, so it must be worth it.
                return single && stand.cost() < WORTH_IT * best.cost() ? stand.keys() : best.keys();
            }
            if (single) {
                return stand.keys();
            }
            if (stand.keys().length * first.keys().length <= MOST_PAIRS) {
                best = stand;
            }
        }
        return best == null ? new int[] {NONE} : best.keys();
    }

    private static int[] literals(List<Integer> before, CompiledRule rule, KeyTable keys) {
        List<Integer> lookedUp = new ArrayList<>(rule.required());
        if (!rule.implied().isEmpty()) {
            lookedUp.addAll(implied(before, rule, keys));
        }
        lookedUp.removeAll(before);
        lookedUp.sort(Comparator.comparingLong(keys::cost));
        Words literals =
                new Words(before.size() + lookedUp.size() + rule.forbidden().size());
        before.forEach(literals::add);
        lookedUp.forEach(literals::add);
        rule.forbidden().forEach(key -> literals.add(Program.of(Program.LACKS, key)));
        return literals.toArray();
    }

    /** The rarest of those implied, where little is required besides. */
    private static List<Integer> implied(List<Integer> before, CompiledRule rule, KeyTable keys) {
        return rule.implied().stream()
                .filter(key -> !before.contains(key) && !rule.required().contains(key))
                .sorted(Comparator.comparingLong(keys::cost))
                .limit(Math.max(0, LOOKED_UP - before.size() - rule.required().size()))
                .toList();
    }

    /** Keys of which a release that fulfils the rule has one, and what it costs to stand under all of them. */
    private record Stand(CompiledRule.Group group, long cost) {
        static Stand under(int key, KeyTable keys) {
            return new Stand(new CompiledRule.Group(new int[] {key}, -1), keys.cost(key));
        }

        int[] keys() {
            return group.keys();
        }
    }
}
