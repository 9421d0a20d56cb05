package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.Actor;
import java.util.List;

/**
 * A rule as understood.
 *
 * @param rule the rule
 * @param canonical the rule with every word resolved to actor ids; equal for two spellings of one rule
 * @param warnings what its author should know, in words
 * @param phrases its literal phrases as actors, which the catalogue must hold before the rule goes live
 */
public record ParsedRule(Rule rule, String canonical, List<String> warnings, List<Actor> phrases) {
    public ParsedRule {
        warnings = List.copyOf(warnings);
        phrases = List.copyOf(phrases);
    }
}
