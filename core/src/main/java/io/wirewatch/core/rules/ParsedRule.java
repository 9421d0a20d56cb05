package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.Actor;
import java.util.List;

/**
 * An expression as understood.
 *
 * @param expression what it asks for
 * @param canonical the expression with every word resolved to actor ids; equal for two spellings of one
 * @param warnings what its author should know, in words
 * @param phrases its literal phrases as actors, which the catalogue must hold before the rule goes live
 */
public record ParsedRule(Expression expression, String canonical, List<String> warnings, List<Actor> phrases) {
    public ParsedRule {
        warnings = List.copyOf(warnings);
        phrases = List.copyOf(phrases);
    }

    /** The rule of the expression, its form over several releases left out. */
    public Rule rule() {
        return expression.rule();
    }
}
