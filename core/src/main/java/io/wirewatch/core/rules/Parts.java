package io.wirewatch.core.rules;

import java.util.List;
import java.util.stream.Stream;

/** The parts of a rule. */
final class Parts {
    private Parts() {}

    /** The rules directly inside a rule. */
    static List<Rule> of(Rule rule) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _, Rule.Source _, Rule.Language _ -> List.of();
            case Rule.All all -> all.rules();
            case Rule.Any any -> any.rules();
            case Rule.Not not -> List.of(not.rule());
            case Rule.Within within -> List.of(within.rule());
            case Rule.Chain chain -> chain.terms();
            case Rule.AtLeast least -> List.of(least.term());
            case Rule.Several several -> several.rules();
        };
    }

    /** The rule and everything inside it. */
    static Stream<Rule> all(Rule rule) {
        return Stream.concat(Stream.of(rule), of(rule).stream().flatMap(Parts::all));
    }
}
