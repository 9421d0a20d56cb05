package io.wirewatch.core.rules;

import io.wirewatch.core.release.SourceNames;
import io.wirewatch.core.rules.grammar.ExpressionParser.FieldContext;
import io.wirewatch.core.rules.grammar.ExpressionParser.ValueContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code actor:nato}, {@code phrase:"…"}, {@code case:"…"}, {@code kind:person}, {@code source:x}, {@code language:en}. */
final class Fields {
    /** Kinds of actors and entities. */
    static final List<String> KINDS =
            List.of("organisation", "country", "person", "office", "place", "concept", "phrase");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8})*");

    private Fields() {}

    static Rule read(FieldContext field, Words words) throws RuleException {
        String text = text(field.value());
        int position = Syntax.position(field.getStart());
        return switch (field.FIELD().getText()) {
            case "actor:" -> words.actor(text, position);
            case "phrase:" -> words.phrase(text, false, position);
            case "case:" -> words.phrase(text, true, position);
            case "kind:" -> kind(text, position);
            case "source:" -> source(text, position);
            default -> language(text, position);
        };
    }

    /** What stands between the quotes, or the word. */
    static String text(ValueContext value) {
        String text = value.getText();
        if (value.QUOTED() == null) {
            return text;
        }
        return text.substring(1, text.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
    }

    private static Rule kind(String text, int position) throws RuleException {
        if (!KINDS.contains(text)) {
            throw new RuleException(position, "there is no kind " + text + "; kinds: " + String.join(", ", KINDS));
        }
        return new Rule.Kind(text);
    }

    private static Rule source(String text, int position) throws RuleException {
        if (text.isBlank()) {
            throw new RuleException(position, "source: needs an id, a label or a host, as in source:\"state.gov\"");
        }
        return new Rule.Source(SourceNames.written(text));
    }

    private static Rule language(String text, int position) throws RuleException {
        String language = text.toLowerCase(Locale.ROOT);
        if (!LANGUAGE.matcher(language).matches()) {
            throw new RuleException(position, "a language is a code such as en or pt-br, not " + text);
        }
        return new Rule.Language(language);
    }
}
