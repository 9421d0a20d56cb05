package io.wirewatch.core.matching;

import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.SourceNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a release has and a rule may require, as texts that do not collide. */
final class Keys {
    private Keys() {}

    static String actor(String id) {
        return "a " + id;
    }

    static String kind(String kind) {
        return "k " + kind;
    }

    static String source(String source) {
        return "s " + source;
    }

    static String language(String language) {
        return "l " + language;
    }

    static Set<String> of(Set<String> actors, Set<String> kinds, Set<String> filters) {
        Set<String> keys = new HashSet<>(filters);
        actors.forEach(actor -> keys.add(actor(actor)));
        kinds.forEach(kind -> keys.add(kind(kind)));
        return keys;
    }

    /** Every name that {@code source:} and {@code language:} may give to this release. */
    static Set<String> filters(ReleaseHead head) {
        Set<String> filters = new HashSet<>();
        SourceNames.of(head.source(), head.url()).forEach(name -> filters.add(source(name)));
        String language = head.language().toLowerCase(Locale.ROOT);
        while (!language.isEmpty()) {
            filters.add(language(language));
            language = language.substring(0, Math.max(0, language.lastIndexOf('-')));
        }
        return filters;
    }
}
