package io.wirewatch.core.extraction;

import java.util.List;

/**
 * Something users watch.
 *
 * @param id kebab-case, or {@code phrase:<normalised phrase>} for a literal phrase
 * @param name for people
 * @param kind {@code organisation | country | person | office | place | concept | phrase}
 * @param aliases every way it is written
 */
public record Actor(String id, String name, String kind, List<ActorAlias> aliases) {
    /** Prefix of the ids of literal phrases. */
    public static final String PHRASE_PREFIX = "phrase:";

    public Actor {
        aliases = List.copyOf(aliases);
    }
}
