package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.ActorAlias.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a file of blocks: a line {@code id | kind | name}, or an id alone to add to an actor read before, then indented
 * lines {@code language: aliases} and {@code not: phrases}.
 */
final class Blocks {
    private static final Set<String> BOUND_LANGUAGES = Set.of("fr", "de", "es", "it");
    private static final List<String> GERMAN_ENDINGS = List.of("", "e", "en", "er", "es", "em");

    private final Map<String, Draft> drafts;
    private final Form form;

    /** @param form what the aliases of the file are */
    Blocks(Map<String, Draft> drafts, Form form) {
        this.drafts = drafts;
        this.form = form;
    }

    void read(List<String> lines) {
        Draft draft = null;
        for (String line : lines) {
            if (line.startsWith(" ")) {
                addLine(draft, line.strip());
            } else {
                draft = open(line);
            }
        }
    }

    private Draft open(String line) {
        String[] fields = line.split(" *\\| *");
        if (fields.length == 1) {
            Draft known = drafts.get(fields[0].strip());
            if (known == null) {
                throw new IllegalStateException("nothing to add to: no actor \"" + line + "\" before this line");
            }
            return known;
        }
        Draft draft = new Draft(fields[0].strip(), fields[1], fields[2].strip());
        if (drafts.putIfAbsent(draft.id(), draft) != null) {
            throw new IllegalStateException("two actors have the id " + draft.id());
        }
        return draft;
    }

    private void addLine(Draft draft, String line) {
        int colon = line.indexOf(':');
        String key = line.substring(0, colon);
        String items = line.substring(colon + 1);
        if (key.equals("not")) {
            AliasText.list(items).map(AliasText::text).forEach(draft::not);
        } else {
            AliasText.list(items).forEach(item -> add(draft, key, item));
        }
    }

    private void add(Draft draft, String language, AliasText item) {
        boolean oneWord = item.text().chars().noneMatch(c -> c == ' ' || c == '-');
        boolean bound = BOUND_LANGUAGES.contains(language) && oneWord && !item.isSpoken();
        if (language.equals("de") && oneWord && item.text().endsWith("isch")) {
            GERMAN_ENDINGS.forEach(ending -> draft.add(
                    new AliasText(item.text() + ending, item.weak(), item.mark(), item.needs()).alias(form, language)));
        } else {
            draft.add(item.alias(form, bound ? language : null));
        }
    }
}
