package io.wirewatch.core.matching;

import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A rule taken apart: what must be there, what must not, and what is left to decide. */
final class CompiledRule {
    private final KeyTable keys;
    private final Requirement requirement;
    private final Set<Integer> required = new LinkedHashSet<>();
    private final Set<Integer> forbidden = new LinkedHashSet<>();
    private final Set<Integer> implied = new LinkedHashSet<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<int[]> rest = new ArrayList<>();

    /**
     * Keys of which a release that fulfils the rule has one.
     *
     * @param part which part of the rest says no more than this, or -1
     */
    record Group(int[] keys, int part) {}

    private CompiledRule(KeyTable keys) {
        this.keys = keys;
        this.requirement = new Requirement(keys);
    }

    /**
     * Takes a rule apart.
     *
     * @throws RuntimeException if a part of it is none, or it is too large
     */
    static CompiledRule of(Rule rule, KeyTable keys) {
        CompiledRule compiled = new CompiledRule(keys);
        compiled.add(rule);
        if (compiled.required.size() + compiled.forbidden.size() > Entries.MOST_LITERALS - 2) {
            throw new IllegalArgumentException("a rule of too many terms");
        }
        return compiled;
    }

    private void add(Rule rule) {
        switch (rule) {
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ ->
                required.add(ProgramWriter.key(rule, keys));
            case Rule.All all -> all.rules().forEach(this::add);
            case Rule.Not not -> addNot(not.rule());
            case Rule.Any _, Rule.Within _, Rule.Chain _, Rule.AtLeast _, Rule.Several _ -> addPart(rule);
        }
    }

    private void addNot(Rule rule) {
        switch (rule) {
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ ->
                forbidden.add(ProgramWriter.key(rule, keys));
            case Rule.Not not -> add(not.rule());
            // Neither of two is both not.
            case Rule.Any any -> any.rules().forEach(this::addNot);
            case Rule.All _, Rule.Within _, Rule.Chain _, Rule.AtLeast _, Rule.Several _ ->
                rest.add(ProgramWriter.write(new Rule.Not(rule), keys));
        }
    }

    private void addPart(Rule rule) {
        boolean onlyNames = rule instanceof Rule.Any any
                && any.rules().stream().allMatch(part -> ProgramWriter.key(part, keys) >= 0);
        for (int[] set : requirement.of(rule)) {
            if (set.length == 1) {
                implied.add(set[0]);
            } else {
                groups.add(new Group(set, onlyNames ? rest.size() : -1));
            }
        }
        rest.add(ProgramWriter.write(rule, keys));
    }

    /** Keys that must be there and need no further look. */
    Set<Integer> required() {
        return required;
    }

    /** Keys that must not be there. */
    Set<Integer> forbidden() {
        return forbidden;
    }

    /** Keys that must be there for the rest to hold. */
    Set<Integer> implied() {
        return implied;
    }

    /** Sets of keys of which one must be there for the rest to hold. */
    List<Group> groups() {
        return groups;
    }

    /**
     * The parts left to decide, as one program.
     *
     * @param without a part that is known to hold, or -1
     */
    int[] rest(int without) {
        Words words = new Words(0);
        for (int i = 0; i < rest.size(); i++) {
            if (i != without) {
                words.addAll(rest.get(i), 0, rest.get(i).length);
            }
        }
        if (words.length() > Entries.MOST_WORDS) {
            throw new IllegalArgumentException("a rule of too many parts");
        }
        return words.toArray();
    }
}
