package io.wirewatch.core.window;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.Combination;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.rules.Window;
import java.util.List;

/**
 * A windowed rule, ready to be asked.
 *
 * @param id equal for two spellings of one rule, and for no other: what was seen for one says nothing about another
 * @param window the form
 * @param parts what a release may have that counts; one part, the rule itself, except for {@link Window.Within}
 * @param combination how the parts of {@link Window.Within} join, null for other forms
 */
public record WindowRule(String id, Window window, List<Rule> parts, Combination combination) {
    private static final int ID_LENGTH = 16;

    /**
     * The rule of an expression.
     *
     * @throws IllegalArgumentException if it looks at one release only, or its parts cannot be told apart
     */
    public static WindowRule of(Expression expression) {
        String id = Ids.sha256Hex(Rules.canonical(expression)).substring(0, ID_LENGTH);
        return switch (expression.window()) {
            case Window.Within within -> {
                Combination combination = Combination.of(expression.rule());
                yield new WindowRule(id, within, combination.parts(), combination);
            }
            case Window.Count _, Window.First _, Window.Spike _ ->
                new WindowRule(id, expression.window(), List.of(expression.rule()), null);
            case null -> throw new IllegalArgumentException("a rule over one release has no window");
        };
    }

    /** What a release must fulfil to count: at least one part. */
    public static Rule selection(Expression expression) {
        if (!(expression.window() instanceof Window.Within)) {
            return expression.rule();
        }
        List<Rule> parts = Combination.of(expression.rule()).parts();
        return parts.size() == 1 ? parts.getFirst() : new Rule.Any(parts);
    }

    /** The parts that a release has, a bit each; 0 where it does not count. */
    public long partsIn(ReleaseView release) {
        long found = 0;
        for (int i = 0; i < parts.size(); i++) {
            found |= RuleEvaluator.matches(parts.get(i), release) ? 1L << i : 0;
        }
        return found;
    }
}
