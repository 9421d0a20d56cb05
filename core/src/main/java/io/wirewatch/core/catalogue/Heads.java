package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.Strength;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the office of a head of state or government, whoever holds it: "Polish president", "president of Poland". */
final class Heads {
    private Heads() {}

    /** English names of a country, as an office takes them; acronyms and names of several countries are left out. */
    static List<String> namesOf(String country, List<ActorAlias> aliases) {
        return aliases.stream()
                .filter(alias -> alias.form() == Form.NAME
                        && alias.language() == null
                        && (alias.caseRule() == CaseRule.CAPITALISED || alias.caseRule() == CaseRule.PROPER)
                        && (alias.strength() == Strength.STRONG
                                || kebab(alias.text()).equals(country))
                        && alias.text().chars().allMatch(c -> c < 0x250))
                .map(ActorAlias::text)
                .toList();
    }

    /** @param adjective "Polish", or null where it is not the country's alone */
    static Draft office(String country, String name, String adjective, List<String> names, String head) {
        String of = adjective == null ? country : kebab(adjective);
        Draft draft = new Draft(of + "-" + kebab(head), "office", titled(head) + " of " + name);
        if (adjective != null) {
            add(draft, adjective + " " + head);
        }
        for (String known : names) {
            add(draft, head + " of " + known);
            add(draft, head + " of the " + known);
            add(draft, known + "'s " + head);
        }
        return draft;
    }

    private static void add(Draft draft, String text) {
        draft.add(AliasText.of(text).alias(Form.NAME, null));
    }

    private static String kebab(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '-').replace("'", "");
    }

    private static String titled(String words) {
        return Stream.of(words.split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
