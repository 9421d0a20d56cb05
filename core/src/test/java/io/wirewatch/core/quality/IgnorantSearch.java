package io.wirewatch.core.quality;

import io.wirewatch.core.catalogue.StarterCatalogue;
import io.wirewatch.core.extraction.ActorAlias;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a search in any case finds that knows the aliases of the catalogue and none of its rules. */
final class IgnorantSearch {
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    IgnorantSearch(Set<String> actors) {
        StarterCatalogue.actors().stream()
                .filter(actor -> actors.contains(actor.id()))
                .forEach(actor -> patterns.put(
                        actor.id(),
                        Pattern.compile(
                                actor.aliases().stream()
                                        .map(ActorAlias::text)
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")(?![\\p{L}\\d])")),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
    }

    Set<String> actors(String paragraph) {
        Set<String> found = new TreeSet<>();
        patterns.forEach((actor, pattern) -> {
            if (pattern.matcher(paragraph).find()) {
                found.add(actor);
            }
        });
        return found;
    }
}
