package io.wirewatch.core.rules;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random rules over the actors a to e. */
public final class TestRules {
    public static final List<String> ACTORS = List.of("a", "b", "c", "d", "e");

    private static final int MAX_DEPTH = 3;

    private TestRules() {}

    /** Any rule, also one that a release without mentions fulfils. */
    public static Arbitrary<Rule> any() {
        return rules(MAX_DEPTH);
    }

    /** Rules that a subscription may have. */
    public static Arbitrary<Rule> valid() {
        // What is read is judged in its normal form, in which an operand that stands twice is one.
        return any().filter(rule -> isValid(rule) && isValid(Normal.of(rule)));
    }

    private static boolean isValid(Rule rule) {
        return !RuleChecks.holdsWithoutMentions(rule)
                && Parts.all(rule)
                        .filter(Rule.Within.class::isInstance)
                        .noneMatch(scope -> RuleChecks.mayHoldWithoutMentions(((Rule.Within) scope).rule()));
    }

    private static Arbitrary<Rule> rules(int depth) {
        Arbitrary<Rule> leaves = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, terms()),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(new Rule.Kind("country"), new Rule.Kind("person"))),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(new Rule.Source("state.gov"), new Rule.Language("en"))));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Rule> inner = Arbitraries.lazy(() -> rules(depth - 1));
        Arbitrary<List<Rule>> inners = inner.list().ofMinSize(2).ofMaxSize(4);
        return Arbitraries.oneOf(
                leaves,
                inners.map(Rule.All::new),
                inners.map(Rule.Any::new),
                inner.map(Rule.Not::new),
                Combinators.combine(Arbitraries.of(Rule.Scope.values()), inner).as(Rule.Within::new),
                chains(),
                Combinators.combine(Arbitraries.integers().between(1, 3), names())
                        .as(Rule.AtLeast::new),
                inners.flatMap(rules -> Arbitraries.integers()
                        .between(1, Normal.different(rules))
                        .map(count -> (Rule) new Rule.Several(count, rules))));
    }

    private static Arbitrary<Rule> terms() {
        return Combinators.combine(Arbitraries.of(ACTORS), Arbitraries.of("word", "other"))
                .as(Rule.Term::new);
    }

    private static Arbitrary<Rule> names() {
        return Arbitraries.oneOf(
                terms(), terms().list().ofMinSize(2).ofMaxSize(3).map(Rule.Any::new));
    }

    private static Arbitrary<Rule> chains() {
        Arbitrary<Rule.Link> links = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, 6))
                .as(Rule.Link::new);
        return names().list()
                .ofMinSize(2)
                .ofMaxSize(3)
                .flatMap(terms -> links.list().ofSize(terms.size() - 1).map(list -> new Rule.Chain(terms, list)));
    }

    /** The same rule in another spelling: operands the other way round, one of them twice. */
    public static Rule respelled(Rule rule) {
        return switch (rule) {
            case Rule.All all -> new Rule.All(shuffled(all.rules()));
            case Rule.Any any -> new Rule.Any(shuffled(any.rules()));
            case Rule.Not not -> new Rule.Not(new Rule.Not(new Rule.Not(respelled(not.rule()))));
            case Rule.Within within -> new Rule.Within(within.scope(), respelled(within.rule()));
            case Rule.Chain chain
            when chain.links().stream().noneMatch(Rule.Link::ordered) ->
                new Rule.Chain(chain.terms().reversed(), chain.links().reversed());
            case Rule.AtLeast least -> new Rule.AtLeast(least.count(), respelled(least.term()));
            case Rule.Several several -> new Rule.Several(several.count(), shuffled(several.rules()));
            case Rule.Term term -> new Rule.Term(term.actor(), "in other words");
            default -> rule;
        };
    }

    private static List<Rule> shuffled(List<Rule> rules) {
        return IntStream.rangeClosed(0, rules.size())
                .mapToObj(i -> respelled(rules.reversed().get(i % rules.size())))
                .toList();
    }
}
