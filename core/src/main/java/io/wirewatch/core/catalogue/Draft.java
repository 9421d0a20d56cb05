package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An actor while its lines are read: of two aliases with one text and language the first counts. */
final class Draft {
    private final String id;
    private final String kind;
    private final String name;
    private final Map<String, ActorAlias> aliases = new LinkedHashMap<>();
    private final Set<String> notPhrases = new LinkedHashSet<>();

    Draft(String id, String kind, String name) {
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    String id() {
        return id;
    }

    String kind() {
        return kind;
    }

    void add(ActorAlias alias) {
        // An alias for every language makes one of the same text for a single language idle.
        if (!aliases.containsKey(alias.text() + "|")) {
            aliases.putIfAbsent(alias.text() + "|" + (alias.language() == null ? "" : alias.language()), alias);
        }
    }

    /** A longer phrase that is something else than the aliases it holds. */
    void not(String phrase) {
        notPhrases.add(phrase);
    }

    List<ActorAlias> aliases() {
        return List.copyOf(aliases.values());
    }

    Actor actor() {
        Map<String, String> phrases = new LinkedHashMap<>();
        notPhrases.forEach(phrase -> phrases.put(phrase, WordRuns.words(phrase)));
        return new Actor(
                id,
                name,
                kind,
                aliases.values().stream().map(alias -> withNot(alias, phrases)).toList());
    }

    private static ActorAlias withNot(ActorAlias alias, Map<String, String> phrases) {
        if (phrases.isEmpty()) {
            return alias;
        }
        String words = WordRuns.words(alias.text());
        List<String> not = phrases.entrySet().stream()
                .filter(phrase -> WordRuns.holdsWords(phrase.getValue(), words))
                .map(Map.Entry::getKey)
                .toList();
        return new ActorAlias(
                alias.text(),
                alias.strength(),
                alias.needs(),
                not,
                alias.caseRule(),
                alias.form(),
                alias.language(),
                alias.within());
    }
}
