package io.wirewatch.core.matching;

import io.wirewatch.core.rules.Rule;
import java.util.List;

/**
 * Writes rules as a {@link Program}. It fails with a RuntimeException where a rule has a part that is none; such a rule is
 * left to {@link RuleEvaluator}.
 */
final class ProgramWriter {
    /** No paragraph has more words. */
    private static final int MOST_WORDS_BETWEEN = 1 << 29;

    private final KeyTable keys;
    private final Words words = new Words(0);

    private ProgramWriter(KeyTable keys) {
        this.keys = keys;
    }

    static int[] write(Rule rule, KeyTable keys) {
        ProgramWriter writer = new ProgramWriter(keys);
        writer.write(rule);
        return writer.words.toArray();
    }

    /** The number of what a rule of one name asks for, or -1 for any other rule. */
    static int key(Rule rule, KeyTable keys) {
        return switch (rule) {
            case Rule.Term term -> keys.number(NameKind.ACTOR, term.actor());
            case Rule.Kind kind -> keys.number(NameKind.KIND, kind.kind());
            case Rule.Source source -> keys.number(NameKind.FILTER, Keys.source(source.source()));
            case Rule.Language language -> keys.number(NameKind.FILTER, Keys.language(language.language()));
            case Rule.All _, Rule.Any _, Rule.Not _, Rule.Within _, Rule.Chain _, Rule.AtLeast _, Rule.Several _ -> -1;
        };
    }

    private void write(Rule rule) {
        switch (rule) {
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ ->
                words.add(Program.of(Program.HAS, key(rule, keys)));
            case Rule.All all -> joined(Program.ALL, all.rules());
            case Rule.Any any -> joined(Program.ANY, any.rules());
            case Rule.Not not -> not(not.rule());
            case Rule.Several several -> several(several);
            case Rule.Within within -> {
                int start = open(Program.WITHIN, within.scope().ordinal());
                write(within.rule());
                close(start);
            }
            case Rule.Chain chain -> chain(chain);
            case Rule.AtLeast least -> {
                int start = words.length();
                words.add(0);
                words.add(least.count());
                int count = names(least.term());
                words.set(start, Program.of(Program.AT_LEAST, count));
            }
        }
    }

    private void joined(int operation, List<Rule> rules) {
        int start = open(operation, rules.size());
        rules.forEach(this::write);
        close(start);
    }

    private void not(Rule rule) {
        int key = key(rule, keys);
        if (key >= 0) {
            words.add(Program.of(Program.LACKS, key));
        } else {
            words.add(Program.of(Program.NOT, 0));
            write(rule);
        }
    }

    private void several(Rule.Several several) {
        if (several.count() < 1) {
            throw new IllegalArgumentException(
                    several.count() + " of " + several.rules().size());
        }
        int start = open(Program.SEVERAL, several.rules().size());
        words.add(several.count());
        several.rules().forEach(this::write);
        close(start);
    }

    private void chain(Rule.Chain chain) {
        int start = open(Program.CHAIN, chain.terms().size());
        for (Rule term : chain.terms()) {
            int counter = words.length();
            words.add(0);
            words.set(counter, names(term));
        }
        for (Rule.Link link : chain.links()) {
            words.add(Math.min(link.words(), MOST_WORDS_BETWEEN) << 1 | (link.ordered() ? 1 : 0));
        }
        close(start);
    }

    /** Writes the keys whose mentions satisfy a name, a kind, or any of several; how many. */
    private int names(Rule rule) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _ -> {
                words.add(key(rule, keys));
                yield 1;
            }
            case Rule.Any any -> any.rules().stream().mapToInt(this::names).sum();
            // As RuleEvaluator.Hit has it: nothing else is a mention.
            default -> 0;
        };
    }

    private int open(int operation, int operand) {
        words.add(Program.of(operation, operand));
        words.add(0);
        return words.length();
    }

    private void close(int start) {
        words.set(start - 1, words.length() - start);
    }
}
