package io.wirewatch.core.rules;

import io.wirewatch.core.rules.grammar.ExpressionLexer;
import io.wirewatch.core.rules.grammar.ExpressionParser;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** From text to the parse tree: limits before parsing, and errors in the words of the rule language. */
final class Syntax {
    private Syntax() {}

    static ExpressionParser.ExpressionContext read(String expression) throws RuleException {
        if (expression.length() > Rules.MAX_LENGTH) {
            throw new RuleException(Rules.MAX_LENGTH, "an expression has at most " + Rules.MAX_LENGTH + " characters");
        }
        ExpressionLexer lexer = new ExpressionLexer(CharStreams.fromString(expression));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        checkTokens(tokens.getTokens());
        return parse(tokens);
    }

    private static ExpressionParser.ExpressionContext parse(CommonTokenStream tokens) throws RuleException {
        ExpressionParser parser = new ExpressionParser(tokens);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxErrors());
        try {
            return parser.expression();
        } catch (ParseCancellationException e) {
            if (e.getCause() instanceof RuleException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Before the parser recurses: what is nested too deep, too long, or of a later version. */
    private static void checkTokens(List<Token> tokens) throws RuleException {
        int depth = 0;
        int terms = 0;
        int nots = 0;
        for (Token token : tokens) {
            refuse(token);
            int type = token.getType();
            depth += type == ExpressionLexer.LEFT ? 1 : type == ExpressionLexer.RIGHT ? -1 : 0;
            nots = type == ExpressionLexer.NOT ? nots + 1 : 0;
            terms += isValue(type) ? 1 : 0;
            if (depth + nots > Rules.MAX_DEPTH) {
                throw at(token, "nested deeper than " + Rules.MAX_DEPTH + " levels");
            }
            if (terms > Rules.MAX_TERMS) {
                throw at(token, "a rule has at most " + Rules.MAX_TERMS + " words and phrases");
            }
        }
    }

    private static void refuse(Token token) throws RuleException {
        String text = token.getText();
        switch (token.getType()) {
            case ExpressionLexer.UNCLOSED -> throw at(token, "the quote that opens here is not closed");
            case ExpressionLexer.BARE_DISTANCE -> {
                String word = text.replace("/", "");
                throw at(token, word + " needs a distance in words, as in " + word + "/10");
            }
            default -> {}
        }
    }

    static boolean isValue(int type) {
        return switch (type) {
            case ExpressionLexer.QUOTED,
                    ExpressionLexer.WORD,
                    ExpressionLexer.NUMBER,
                    ExpressionLexer.DURATION,
                    ExpressionLexer.FACTOR -> true;
            default -> false;
        };
    }

    static RuleException at(Token token, String detail) {
        return new RuleException(position(token), detail);
    }

    /** Index of the UTF-16 code unit where a token begins; ANTLR counts code points. */
    static int position(Token token) {
        int start = token.getStartIndex();
        return start == 0
                ? 0
                : token.getInputStream().getText(Interval.of(0, start - 1)).length();
    }
}
