package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.PhraseIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Expressions as trees of maps, lists, texts and numbers, as JSON has them: for programs that make or take apart rules. Each
 * node is a map of one entry, whose key says what it is; docs/rules.md has them all. {@link ExpressionText} reads them.
 */
public final class ExpressionTree {
    private ExpressionTree() {}

    /** The tree of an expression. */
    public static Map<String, Object> of(Expression expression) {
        Map<String, Object> rule = of(expression.rule());
        return switch (expression.window()) {
            case null -> rule;
            case Window.Within within -> Map.of("within", Map.of("length", text(within.length()), "rule", rule));
            case Window.Count count ->
                Map.of("count", Map.of("stories", count.stories(), "length", text(count.length()), "rule", rule));
            case Window.First first -> Map.of("first", Map.of("length", text(first.length()), "rule", rule));
            case Window.Spike spike ->
                Map.of(
                        "spike",
                        Map.of(
                                "times",
                                spike.tenths() / 10.0,
                                "length",
                                text(spike.length()),
                                "over",
                                text(spike.over()),
                                "rule",
                                rule));
        };
    }

    private static Map<String, Object> of(Rule rule) {
        return switch (rule) {
            case Rule.Term term -> term(term.actor());
            case Rule.Kind kind -> Map.of("kind", kind.kind());
            case Rule.Source source -> Map.of("source", source.source());
            case Rule.Language language -> Map.of("language", language.language());
            case Rule.All all -> Map.of("all", list(all.rules()));
            case Rule.Any any -> Map.of("any", list(any.rules()));
            case Rule.Not not -> Map.of("not", of(not.rule()));
            case Rule.Within within -> Map.of(scope(within.scope()), of(within.rule()));
            case Rule.AtLeast least -> Map.of("atLeast", Map.of("count", least.count(), "of", of(least.term())));
            case Rule.Several several ->
                Map.of("several", Map.of("count", several.count(), "of", list(several.rules())));
            case Rule.Chain chain ->
                Map.of(
                        "chain",
                        Map.of(
                                "terms",
                                list(chain.terms()),
                                "links",
                                chain.links().stream()
                                        .map(link -> Map.of("words", link.words(), "ordered", link.ordered()))
                                        .toList()));
        };
    }

    private static List<Map<String, Object>> list(List<Rule> rules) {
        return rules.stream().map(ExpressionTree::of).toList();
    }

    private static Map<String, Object> term(String actor) {
        if (!PhraseIds.isPhrase(actor)) {
            return Map.of("actor", actor);
        }
        return actor.startsWith(Canonical.EXACT_CASE)
                ? Map.of("case", actor.substring(Canonical.EXACT_CASE.length()))
                : Map.of("phrase", actor.substring(Actor.PHRASE_PREFIX.length()));
    }

    /** What a scope is called in trees. */
    static String scope(Rule.Scope scope) {
        return switch (scope) {
            case SENTENCE -> "sentence";
            case PARAGRAPH -> "paragraph";
            case LEAD -> "lead";
            case HEADLINE -> "headline";
        };
    }

    private static String text(Duration time) {
        return WindowText.text(time);
    }
}
