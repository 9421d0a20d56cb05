package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.PhraseIds;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a rule with every word resolved, which reads back as the same rule. */
final class Canonical {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    static final String EXACT_CASE = Actor.PHRASE_PREFIX + "=";

    private Canonical() {}

    static String text(Rule rule) {
        return switch (rule) {
            case Rule.Term term -> term(term.actor());
            case Rule.Kind kind -> "kind:" + kind.kind();
            case Rule.Source source -> "source:" + value(source.source());
            case Rule.Language language -> "language:" + language.language();
            case Rule.All all -> joined(all.rules(), " AND ");
            case Rule.Any any -> joined(any.rules(), " OR ");
            case Rule.Not not -> "NOT " + operand(not.rule());
            case Rule.Within within -> within.scope() + "(" + text(within.rule()) + ")";
            case Rule.Chain chain -> chain(chain);
            case Rule.AtLeast least -> "ATLEAST " + least.count() + " (" + text(least.term()) + ")";
            case Rule.Several several ->
                several.count() + " OF ("
                        + several.rules().stream().map(Canonical::text).collect(Collectors.joining(", ")) + ")";
        };
    }

    private static String term(String actor) {
        if (!PhraseIds.isPhrase(actor)) {
            return "actor:" + value(actor);
        }
        return actor.startsWith(EXACT_CASE)
                ? "case:" + quoted(actor.substring(EXACT_CASE.length()))
                : "phrase:" + quoted(actor.substring(Actor.PHRASE_PREFIX.length()));
    }

    private static String value(String text) {
        return WORD.matcher(text).matches() ? text : quoted(text);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String joined(List<Rule> rules, String operator) {
        return rules.stream().map(Canonical::operand).collect(Collectors.joining(operator));
    }

    private static String chain(Rule.Chain chain) {
        StringBuilder text = new StringBuilder(operand(chain.terms().getFirst()));
        for (int i = 0; i < chain.links().size(); i++) {
            Rule.Link link = chain.links().get(i);
            text.append(link.ordered() ? " BEFORE/" : " NEAR/").append(link.words());
            text.append(' ').append(operand(chain.terms().get(i + 1)));
        }
        return text.toString();
    }

    private static String operand(Rule rule) {
        boolean compound = rule instanceof Rule.All || rule instanceof Rule.Any || rule instanceof Rule.Chain;
        return compound ? "(" + text(rule) + ")" : text(rule);
    }
}
