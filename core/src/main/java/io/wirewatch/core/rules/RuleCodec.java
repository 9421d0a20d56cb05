package io.wirewatch.core.rules;

import java.util.List;

/**
 * A rule as bytes: a version, then each node as a tag and its parts, numbers as varints, texts as length and UTF-8. What
 * this version writes, later ones read; a million rules load without a million parses.
 */
public final class RuleCodec {
    static final int VERSION = 1;

    private RuleCodec() {}

    /** The bytes of a rule. */
    public static byte[] encode(Rule rule) {
        RuleBytes out = new RuleBytes();
        out.number(VERSION);
        write(rule, out);
        return out.bytes();
    }

    /**
     * The rule of these bytes.
     *
     * @throws IllegalArgumentException if they are no rule, or one of a later version
     */
    public static Rule decode(byte[] bytes) {
        return new RuleDecoder(bytes).read();
    }

    private static void write(Rule rule, RuleBytes out) {
        out.number(Tag.of(rule).code());
        switch (rule) {
            case Rule.Term term -> {
                out.text(term.actor());
                out.text(term.written());
            }
            case Rule.Kind kind -> out.text(kind.kind());
            case Rule.Source source -> out.text(source.source());
            case Rule.Language language -> out.text(language.language());
            case Rule.All all -> write(all.rules(), out);
            case Rule.Any any -> write(any.rules(), out);
            case Rule.Not not -> write(not.rule(), out);
            case Rule.Within within -> {
                out.number(code(within.scope()));
                write(within.rule(), out);
            }
            case Rule.Chain chain -> {
                write(chain.terms(), out);
                chain.links().forEach(link -> out.number(link.words() * 2 + (link.ordered() ? 1 : 0)));
            }
            case Rule.AtLeast least -> {
                out.number(least.count());
                write(least.term(), out);
            }
            case Rule.Several several -> {
                out.number(several.count());
                write(several.rules(), out);
            }
        }
    }

    private static void write(List<Rule> rules, RuleBytes out) {
        out.number(rules.size());
        rules.forEach(rule -> write(rule, out));
    }

    /** What a scope is called in bytes; part of the format. */
    static int code(Rule.Scope scope) {
        return switch (scope) {
            case SENTENCE -> 0;
            case PARAGRAPH -> 1;
            case LEAD -> 2;
            case HEADLINE -> 3;
        };
    }

    /** What a node is called in bytes; codes are part of the format. */
    enum Tag {
        TERM(0),
        KIND(1),
        SOURCE(2),
        LANGUAGE(3),
        ALL(4),
        ANY(5),
        NOT(6),
        WITHIN(7),
        CHAIN(8),
        AT_LEAST(9),
        SEVERAL(10);

        private final int code;

        Tag(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Tag of(Rule rule) {
            return switch (rule) {
                case Rule.Term _ -> TERM;
                case Rule.Kind _ -> KIND;
                case Rule.Source _ -> SOURCE;
                case Rule.Language _ -> LANGUAGE;
                case Rule.All _ -> ALL;
                case Rule.Any _ -> ANY;
                case Rule.Not _ -> NOT;
                case Rule.Within _ -> WITHIN;
                case Rule.Chain _ -> CHAIN;
                case Rule.AtLeast _ -> AT_LEAST;
                case Rule.Several _ -> SEVERAL;
            };
        }
    }
}
