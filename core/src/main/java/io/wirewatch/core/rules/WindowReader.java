package io.wirewatch.core.rules;

import io.wirewatch.core.rules.grammar.ExpressionParser.CountContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.ExpressionContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.FirstContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.PlainContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.SpikeContext;
import java.math.BigDecimal;
import java.time.Duration;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** From parse tree to expression: the form over several releases, if there is one, around a rule. */
final class WindowReader {
    private static final int MAX_STORIES = 1_000;
    private static final BigDecimal MAX_TIMES = BigDecimal.valueOf(100);

    private final RuleReader rules;

    WindowReader(RuleReader rules) {
        this.rules = rules;
    }

    Expression read(ExpressionContext tree) throws RuleException {
        return switch (tree.form()) {
            case PlainContext plain -> plain(plain);
            case CountContext count ->
                new Expression(
                        rules.read(count.alternatives()),
                        new Window.Count(
                                RuleReader.number(count.NUMBER().getSymbol(), 1, MAX_STORIES),
                                duration(count.DURATION())));
            case FirstContext first ->
                new Expression(rules.read(first.alternatives()), new Window.First(duration(first.DURATION())));
            case SpikeContext spike -> spike(spike);
            default ->
                throw new IllegalStateException(
                        "the grammar has no " + tree.form().getClass());
        };
    }

    private Expression plain(PlainContext tree) throws RuleException {
        Rule rule = rules.read(tree.alternatives());
        if (tree.WITHIN() == null) {
            return Expression.single(rule);
        }
        try {
            Combination.of(rule);
        } catch (IllegalArgumentException e) {
            throw Syntax.at(tree.WITHIN().getSymbol(), e.getMessage());
        }
        return new Expression(rule, new Window.Within(duration(tree.DURATION())));
    }

    private Expression spike(SpikeContext tree) throws RuleException {
        Rule rule = rules.read(tree.alternatives());
        Duration length = duration(tree.DURATION(0));
        Duration over = duration(tree.DURATION(1));
        if (over.compareTo(length.multipliedBy(2)) < 0) {
            throw Syntax.at(
                    tree.DURATION(1).getSymbol(),
                    "OVER must be at least twice the window, to know what is usual: "
                            + tree.DURATION(0).getText() + " needs " + WindowText.text(length.multipliedBy(2))
                            + " or more");
        }
        return new Expression(rule, new Window.Spike(tenths(tree.FACTOR().getSymbol()), length, over));
    }

    private static int tenths(Token factor) throws RuleException {
        String text = factor.getText();
        BigDecimal times = new BigDecimal(text.substring(0, text.length() - 1));
        if (times.compareTo(BigDecimal.ONE) <= 0
                || times.compareTo(MAX_TIMES) > 0
                || times.stripTrailingZeros().scale() > 1) {
            throw Syntax.at(factor, "the factor must be above 1, at most 100, with one decimal, as in 3x or 2.5x");
        }
        return times.movePointRight(1).intValueExact();
    }

    private static Duration duration(TerminalNode node) throws RuleException {
        Duration time = WindowText.duration(node.getText());
        if (time == null) {
            throw Syntax.at(node.getSymbol(), "a window is from 1m to " + WindowText.text(WindowText.LONGEST));
        }
        return time;
    }
}
