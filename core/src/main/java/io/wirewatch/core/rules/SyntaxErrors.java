package io.wirewatch.core.rules;

import io.wirewatch.core.rules.grammar.ExpressionLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Says what was expected where the parser stopped, and what the author probably meant. */
final class SyntaxErrors extends BaseErrorListener {
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "OF", "ATLEAST", "WITHIN");

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offending,
            int line,
            int column,
            String message,
            RecognitionException e) {
        Token token = (Token) offending;
        Token before = ((Parser) recognizer).getTokenStream().LT(-1);
        throw new ParseCancellationException(
                Syntax.at(token, detail(token, before, ((Parser) recognizer).getExpectedTokens())));
    }

    private static String detail(Token token, Token before, IntervalSet expected) {
        String text = token.getText();
        if (token.getType() == ExpressionLexer.COLON) {
            return "there is no filter " + (before == null ? "" : before.getText())
                    + ": ; filters are actor: phrase: case: kind: source: language:";
        }
        if (token.getType() == ExpressionLexer.WORD && OPERATORS.contains(text.toUpperCase(Locale.ROOT))) {
            return "words of the language are upper case: " + text.toUpperCase(Locale.ROOT);
        }
        if (token.getType() == ExpressionLexer.RIGHT
                && !expected.contains(ExpressionLexer.RIGHT)
                && expected.contains(Token.EOF)) {
            return "nothing opened the parenthesis that closes here";
        }
        if (isWindow(token.getType())) {
            return text + " looks at several releases and stands outermost, around the whole rule, as in "
                    + example(token) + "; for the word itself write \"" + text + "\"";
        }
        return "expected " + expectation(expected, endsOperand(before)) + where(token, before);
    }

    private static boolean isWindow(int type) {
        return type == ExpressionLexer.WITHIN
                || type == ExpressionLexer.COUNT
                || type == ExpressionLexer.FIRST
                || type == ExpressionLexer.SPIKE;
    }

    private static String example(Token token) {
        return switch (token.getType()) {
            case ExpressionLexer.WITHIN -> "(NATO AND Russia) WITHIN 24h";
            case ExpressionLexer.COUNT -> "COUNT >= 3 OF (NATO AND Russia) WITHIN 24h";
            case ExpressionLexer.FIRST -> "FIRST (NATO AND Russia) IN 90d";
            default -> "SPIKE 3x (NATO AND Russia) WITHIN 1d OVER 14d";
        };
    }

    private static String where(Token token, Token before) {
        if (token.getType() == Token.EOF) {
            return before == null ? "; the expression is empty" : "; the expression ends here";
        }
        String place = " before " + token.getText();
        boolean twoWords = before != null && isWord(before) && isWord(token);
        return twoWords
                ? place + "; a name of several words needs quotes: \"" + before.getText() + " " + token.getText() + "\""
                : place;
    }

    private static boolean isWord(Token token) {
        return token.getType() == ExpressionLexer.WORD || token.getType() == ExpressionLexer.NUMBER;
    }

    private static boolean endsOperand(Token before) {
        if (before == null || before.getType() == ExpressionLexer.DURATION) {
            return false;
        }
        return Syntax.isValue(before.getType()) || before.getType() == ExpressionLexer.RIGHT;
    }

    /** The parser has left its loops when it stops behind an operand, so it does not name the operators. */
    private static String expectation(IntervalSet expected, boolean behindOperand) {
        List<String> choices = new ArrayList<>();
        if (expected.contains(ExpressionLexer.ATLEAST)) {
            choices.add("an actor, a phrase in quotes or a parenthesis");
        } else if (expected.contains(ExpressionLexer.WORD)) {
            choices.add("a word or a phrase in quotes");
        } else if (expected.contains(ExpressionLexer.NUMBER)) {
            choices.add("a number");
        }
        addWindow(choices, expected);
        if (behindOperand && choices.isEmpty()) {
            choices.add("AND, OR, NEAR/n, BEFORE/n");
        }
        addSign(choices, expected, ExpressionLexer.LEFT, "(");
        addSign(choices, expected, ExpressionLexer.COMMA, "a comma");
        addSign(choices, expected, ExpressionLexer.RIGHT, "a closing parenthesis");
        addSign(choices, expected, Token.EOF, "the end");
        return String.join(" or ", choices);
    }

    private static void addWindow(List<String> choices, IntervalSet expected) {
        boolean word = expected.contains(ExpressionLexer.WORD);
        if (expected.contains(ExpressionLexer.DURATION) && !word) {
            choices.add("a time such as 90m, 24h or 14d");
        }
        if (expected.contains(ExpressionLexer.FACTOR) && !word) {
            choices.add("a factor such as 3x");
        }
        addSign(choices, expected, ExpressionLexer.LEAST, ">=");
        addSign(choices, expected, ExpressionLexer.OF, "OF");
        addSign(choices, expected, ExpressionLexer.IN, "IN");
        addSign(choices, expected, ExpressionLexer.OVER, "OVER");
        boolean windowOnly = expected.contains(ExpressionLexer.WITHIN) && !expected.contains(Token.EOF);
        if (windowOnly) {
            choices.add("WITHIN");
        }
    }

    private static void addSign(List<String> choices, IntervalSet expected, int type, String sign) {
        boolean coveredByTerm = type == ExpressionLexer.LEFT && expected.contains(ExpressionLexer.ATLEAST);
        if (expected.contains(type) && !coveredByTerm) {
            choices.add(sign);
        }
    }
}
