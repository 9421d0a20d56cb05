package io.wirewatch.core.rules;

import io.wirewatch.core.rules.grammar.ExpressionLexer;
import io.wirewatch.core.rules.grammar.ExpressionParser.AlternativesContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.AtLeastContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.ConjunctionContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.FieldContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.GroupContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.PrimaryContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.ProximityContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.ScopedContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.SeveralContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.TermContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.UnaryContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.ValueContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** From parse tree to rule, word by word. */
final class RuleReader {
    private static final int MAX_WORDS_BETWEEN = 1_000;
    private static final int MAX_COUNT = 10_000;

    private final Words words;
    private int firstNot = Integer.MAX_VALUE;

    RuleReader(Words words) {
        this.words = words;
    }

    /**
     * The rule of an expression, in normal form.
     *
     * @throws RuleException if a word means nothing, or nothing in the rule must be there
     */
    Rule read(AlternativesContext tree) throws RuleException {
        Rule rule = Normal.of(alternatives(tree));
        if (RuleChecks.holdsWithoutMentions(rule)) {
            throw new RuleException(
                    firstNot, "NOT needs something beside it that must be there, as in NATO AND NOT Russia");
        }
        return rule;
    }

    private Rule alternatives(AlternativesContext tree) throws RuleException {
        return any(tree.conjunction());
    }

    private Rule any(List<ConjunctionContext> trees) throws RuleException {
        List<Rule> rules = new ArrayList<>();
        for (ConjunctionContext tree : trees) {
            rules.add(conjunction(tree));
        }
        return rules.size() == 1 ? rules.getFirst() : new Rule.Any(rules);
    }

    private Rule conjunction(ConjunctionContext tree) throws RuleException {
        List<Rule> rules = new ArrayList<>();
        for (ProximityContext part : tree.proximity()) {
            rules.add(proximity(part));
        }
        return rules.size() == 1 ? rules.getFirst() : new Rule.All(rules);
    }

    private Rule proximity(ProximityContext tree) throws RuleException {
        if (tree.unary().size() == 1) {
            return unary(tree.unary(0));
        }
        List<Rule> terms = new ArrayList<>();
        for (UnaryContext part : tree.unary()) {
            Rule term = unary(part);
            requireNames(term, part, "NEAR and BEFORE stand between actors, or actors joined by OR in parentheses");
            terms.add(term);
        }
        List<Rule.Link> links = new ArrayList<>();
        for (ParseTree child : tree.children) {
            if (child instanceof TerminalNode link) {
                links.add(link(link.getSymbol()));
            }
        }
        return new Rule.Chain(terms, links);
    }

    private static Rule.Link link(Token token) throws RuleException {
        String[] parts = token.getText().split("/", -1);
        boolean ordered = token.getType() == ExpressionLexer.BEFORE;
        return new Rule.Link(ordered, number(parts[1], 0, MAX_WORDS_BETWEEN, token));
    }

    private Rule unary(UnaryContext tree) throws RuleException {
        if (tree.NOT() == null) {
            return primary(tree.primary());
        }
        firstNot = Math.min(firstNot, Syntax.position(tree.getStart()));
        return new Rule.Not(unary(tree.unary()));
    }

    private Rule primary(PrimaryContext tree) throws RuleException {
        return switch (tree) {
            case GroupContext group -> alternatives(group.alternatives());
            case ScopedContext scoped -> scoped(scoped);
            case SeveralContext several -> several(several);
            case AtLeastContext atLeast -> atLeast(atLeast);
            case FieldContext field -> Fields.read(field, words);
            case TermContext term -> term(term.value());
            default -> throw new IllegalStateException("the grammar has no " + tree.getClass());
        };
    }

    private Rule scoped(ScopedContext tree) throws RuleException {
        String scope = tree.SCOPE().getText();
        Rule rule = alternatives(tree.alternatives());
        if (RuleChecks.mayHoldWithoutMentions(rule)) {
            throw Syntax.at(tree.getStart(), scope + "(…) needs an actor or a phrase in it that must be there");
        }
        return new Rule.Within(Rule.Scope.valueOf(scope), rule);
    }

    private Rule several(SeveralContext tree) throws RuleException {
        List<Rule> rules = new ArrayList<>();
        for (AlternativesContext part : tree.alternatives()) {
            rules.add(alternatives(part));
        }
        Token number = tree.NUMBER().getSymbol();
        int count = number(number, 1, MAX_COUNT);
        int different = Normal.different(rules);
        if (count > different) {
            throw Syntax.at(number, count + " of " + different + " can never hold");
        }
        return new Rule.Several(count, rules);
    }

    private Rule atLeast(AtLeastContext tree) throws RuleException {
        Token number = tree.NUMBER().getSymbol();
        Rule term = alternatives(tree.alternatives());
        requireNames(term, tree.alternatives(), "ATLEAST counts the mentions of an actor, or of actors joined by OR");
        return new Rule.AtLeast(number(number, 1, MAX_COUNT), term);
    }

    private Rule term(ValueContext value) throws RuleException {
        int position = Syntax.position(value.getStart());
        return value.QUOTED() == null
                ? words.bare(value.getText(), position)
                : words.quoted(Fields.text(value), position);
    }

    private static void requireNames(Rule term, ParserRuleContext tree, String detail) throws RuleException {
        if (!RuleChecks.isNames(term)) {
            throw Syntax.at(tree.getStart(), detail);
        }
    }

    static int number(Token token, int least, int most) throws RuleException {
        return number(token.getText(), least, most, token);
    }

    private static int number(String digits, int least, int most, Token token) throws RuleException {
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number < least || number > most) {
            throw Syntax.at(token, "the number must be from " + least + " to " + most);
        }
        return number;
    }
}
