package io.wirewatch.core.matching;

import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a rule cannot do without: sets of keys, of each of which every release that fulfils the rule has one at least.
 * There are many such sets; the cheap ones are given.
 */
final class Requirement {
    private final KeyTable keys;

    Requirement(KeyTable keys) {
        this.keys = keys;
    }

    /** The sets, none empty; no set for a rule that a release without any key may fulfil. */
    List<int[]> of(Rule rule) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ ->
                List.of(new int[] {ProgramWriter.key(rule, keys)});
            case Rule.Not _ -> List.of();
            case Rule.Within within -> of(within.rule());
            case Rule.AtLeast least -> of(least.term());
            case Rule.All all -> each(all.rules());
            case Rule.Chain chain -> each(chain.terms());
            case Rule.Any any -> oneOf(any.rules(), any.rules().size());
            // Of n rules at least k hold, so of any n - k + 1 at least one does.
            case Rule.Several several -> oneOf(several.rules(), several.rules().size() - several.count() + 1);
        };
    }

    private List<int[]> each(List<Rule> rules) {
        return rules.stream().flatMap(rule -> of(rule).stream()).toList();
    }

    /** One set: that of so many of the rules, the cheapest ones. */
    private List<int[]> oneOf(List<Rule> rules, int needed) {
        List<int[]> sets = new ArrayList<>();
        for (Rule rule : rules) {
            of(rule).stream().min(Comparator.comparingLong(this::cost)).ifPresent(sets::add);
        }
        if (needed < 1 || sets.size() < needed) {
            return List.of();
        }
        sets.sort(Comparator.comparingLong(this::cost));
        return List.of(sets.stream()
                .limit(needed)
                .flatMapToInt(Arrays::stream)
                .distinct()
                .toArray());
    }

    /** What it costs to look at a rule under each key of a set. */
    long cost(int[] set) {
        return IntStream.of(set).mapToLong(keys::cost).sum();
    }
}
