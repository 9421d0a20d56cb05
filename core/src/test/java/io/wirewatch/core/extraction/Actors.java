package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.ActorAlias.Within;
import java.util.List;
import java.util.stream.Stream;

/** A small catalogue for tests, and words to make actors and aliases with. */
final class Actors {
    static final Actor NATO = actor(
            "nato",
            "organisation",
            ActorAlias.name("NATO"),
            ActorAlias.name("North Atlantic Treaty Organization"),
            weak("the Alliance"));
    static final Actor RUSSIA = actor(
            "russia",
            "country",
            capitalised("Russia"),
            capitalised("Russian Federation"),
            demonym("Russian", "Russian roulette", "Russian doll"),
            weak("Moscow"));
    static final Actor LIAISON_OFFICE = actor(
            "liaison-office", "concept", ActorAlias.name("liaison office"), ActorAlias.name("military liaison office"));
    static final Actor UNITED_STATES = actor(
            "united-states", "country", capitalised("United States"), ActorAlias.name("US"), ActorAlias.name("U.S."));
    static final Actor WHO =
            actor("who", "organisation", ActorAlias.name("WHO"), capitalised("World Health Organization"));

    static final List<Actor> ALL = List.of(NATO, RUSSIA, LIAISON_OFFICE, UNITED_STATES, WHO);

    private Actors() {}

    static Actor actor(String id, String kind, ActorAlias... aliases) {
        return new Actor(id, id, kind, List.of(aliases));
    }

    static Actor named(String id, String... aliases) {
        return new Actor(
                id, id, "organisation", Stream.of(aliases).map(ActorAlias::name).toList());
    }

    static ActorAlias weak(String text, String... needs) {
        return new ActorAlias(text, Strength.WEAK, List.of(needs), List.of(), CaseRule.CAPITALISED, Form.NAME, null);
    }

    static ActorAlias weak(Within within, String text, String... needs) {
        return new ActorAlias(
                text, Strength.WEAK, List.of(needs), List.of(), CaseRule.CAPITALISED, Form.NAME, null, within);
    }

    static ActorAlias capitalised(String text, String... not) {
        return new ActorAlias(text, Strength.STRONG, List.of(), List.of(not), CaseRule.CAPITALISED, Form.NAME, null);
    }

    static ActorAlias never(String text) {
        return new ActorAlias(text, Strength.NEVER, List.of(), List.of(), CaseRule.SMART, Form.NAME, null);
    }

    static ActorAlias proper(String text) {
        return new ActorAlias(text, Strength.STRONG, List.of(), List.of(), CaseRule.PROPER, Form.NAME, null);
    }

    static ActorAlias demonym(String text, String... not) {
        return new ActorAlias(text, Strength.STRONG, List.of(), List.of(not), CaseRule.CAPITALISED, Form.DEMONYM, null);
    }

    static ActorAlias inLanguage(String language, String text) {
        return new ActorAlias(text, Strength.STRONG, List.of(), List.of(), CaseRule.SMART, Form.NAME, language);
    }
}
