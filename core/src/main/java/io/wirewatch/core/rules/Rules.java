package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.ActorVocabulary;
import io.wirewatch.core.extraction.PhraseIds;
import java.util.stream.Stream;

/** Reads the rule language. */
public final class Rules {
    /** The longest expression, in UTF-16 code units. */
    public static final int MAX_LENGTH = 16_384;
    /** How deep parentheses and NOT may be nested. */
    public static final int MAX_DEPTH = 48;
    /** How many words, phrases and filters a rule may hold. */
    public static final int MAX_TERMS = 1_000;

    private Rules() {}

    /**
     * Reads an expression; its words mean what they mean now, and keep that meaning in the rule.
     *
     * @throws RuleException if it is no rule, or names nobody, with the position and what was expected
     */
    public static ParsedRule parse(String expression, ActorVocabulary vocabulary) throws RuleException {
        Words words = new Words(vocabulary);
        Expression read = new WindowReader(new RuleReader(words)).read(Syntax.read(expression));
        RuleChecks.contradictions(read.rule()).forEach(words::warn);
        if (RuleChecks.needsNobody(read.rule())) {
            words.warn("asks for nobody by name: it holds in every release with such a source, language or kind");
        }
        return new ParsedRule(read, canonical(read), words.warnings(), words.phrases());
    }

    /**
     * Reads a canonical text, which names every actor by id, without asking whether the catalogue still holds them.
     *
     * @throws RuleException if it is none or holds a bare word
     */
    public static Expression expressionOf(String canonical) throws RuleException {
        return parse(canonical, EveryActor.INSTANCE).expression();
    }

    /**
     * Reads the canonical text of a rule over one release.
     *
     * @throws RuleException if it is none, holds a bare word, or looks at several releases
     */
    public static Rule parseCanonical(String canonical) throws RuleException {
        Expression expression = expressionOf(canonical);
        if (expression.isWindowed()) {
            throw new RuleException(0, "a rule over one release was expected");
        }
        return expression.rule();
    }

    /** The text of an expression with every word resolved; equal for two spellings of one. */
    public static String canonical(Expression expression) {
        String rule = canonical(expression.rule());
        return expression.isWindowed() ? WindowText.around(expression.window(), rule) : rule;
    }

    /** Ids of the literal phrases in a rule, as often as they stand there. */
    public static Stream<String> phrases(Rule rule) {
        return Parts.all(rule)
                .filter(Rule.Term.class::isInstance)
                .map(term -> ((Rule.Term) term).actor())
                .filter(PhraseIds::isPhrase);
    }

    /** The text of a rule with every word resolved; equal for rules that differ in order, duplicates and parentheses. */
    public static String canonical(Rule rule) {
        return Canonical.text(Normal.of(rule));
    }
}
