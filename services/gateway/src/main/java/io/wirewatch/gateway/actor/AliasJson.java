package io.wirewatch.gateway.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorAlias.Within;
import io.wirewatch.core.extraction.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An alias as clients write it: its text alone, or an object with what is special about it. */
final class AliasJson {
    private static final int LONGEST = 200;
    private static final int MOST_CONDITIONS = 100;
    private static final int LONGEST_LANGUAGE = 35;

    private final ActorAlias alias;

    private AliasJson(ActorAlias alias) {
        this.alias = alias;
    }

    static AliasJson of(ActorAlias alias) {
        return new AliasJson(alias);
    }

    /** The alias that is its text alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AliasJson of(String text) {
        return new AliasJson(ActorAlias.name(checked("text", text)));
    }

    /** The alias of an object. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static AliasJson of(
            @JsonProperty("text") String text,
            @JsonProperty("strength") String strength,
            @JsonProperty("needs") List<String> needs,
            @JsonProperty("not") List<String> not,
            @JsonProperty("case") String caseRule,
            @JsonProperty("form") String form,
            @JsonProperty("language") String language,
            @JsonProperty("within") String within) {
        return new AliasJson(sensible(new ActorAlias(
                checked("text", text),
                constant("strength", strength, Strength.STRONG),
                all("needs", needs),
                all("not", not),
                constant("case", caseRule, ActorAlias.CaseRule.SMART),
                formOf(form),
                languageOf(language),
                constant("within", within, Within.RELEASE))));
    }

    private static ActorAlias sensible(ActorAlias alias) {
        boolean conditional = !alias.needs().isEmpty() || !alias.not().isEmpty();
        if (alias.strength() == Strength.NEVER && conditional) {
            throw new IllegalArgumentException("an alias of strength never takes no needs and no not");
        }
        if (alias.strength() != Strength.WEAK && alias.within() != Within.RELEASE) {
            throw new IllegalArgumentException(
                    "within of an alias says where its company is: only a weak one takes it");
        }
        return alias;
    }

    ActorAlias alias() {
        return alias;
    }

    /** A text where nothing is special, an object otherwise. */
    @JsonValue
    Object json() {
        return alias.equals(ActorAlias.name(alias.text())) ? alias.text() : new Special(alias);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"text", "strength", "needs", "within", "not", "case", "form", "language"})
    private record Special(
            String text,
            String strength,
            List<String> needs,
            String within,
            List<String> not,
            @JsonProperty("case") String caseRule,
            String form,
            String language) {
        Special(ActorAlias alias) {
            this(
                    alias.text(),
                    alias.strength().text(),
                    alias.needs(),
                    alias.strength() == Strength.WEAK ? lower(alias.within()) : null,
                    alias.not(),
                    lower(alias.caseRule()),
                    lower(alias.form()),
                    alias.language());
        }
    }

    private static ActorAlias.Form formOf(String form) {
        if ("phrase".equals(form)) {
            throw refused("form", form, "name, demonym, seat");
        }
        return constant("form", form, ActorAlias.Form.NAME);
    }

    private static <E extends Enum<E>> E constant(String field, String text, E unset) {
        if (text == null) {
            return unset;
        }
        E[] constants = unset.getDeclaringClass().getEnumConstants();
        for (E constant : constants) {
            if (lower(constant).equals(text)) {
                return constant;
            }
        }
        throw refused(
                field,
                text,
                String.join(", ", Arrays.stream(constants).map(AliasJson::lower).toList()));
    }

    private static IllegalArgumentException refused(String field, String text, String known) {
        return new IllegalArgumentException(field + " of an alias takes " + known + ", not \"" + text + "\"");
    }

    private static String checked(String field, String text) {
        if (text == null || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException(field + " of an alias must hold a letter or digit");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    field + " of an alias may have " + LONGEST + " characters, not " + text.length());
        }
        return text.strip();
    }

    private static List<String> all(String field, List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST_CONDITIONS) {
            throw new IllegalArgumentException(
                    field + " of an alias may hold " + MOST_CONDITIONS + " texts, not " + texts.size());
        }
        return texts.stream().map(text -> checked(field, text)).toList();
    }

    private static String languageOf(String language) {
        if (language != null && (language.isBlank() || language.length() > LONGEST_LANGUAGE)) {
            throw new IllegalArgumentException("language of an alias must be a BCP 47 tag such as \"en\"");
        }
        return language;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
