package io.wirewatch.core.entities;

import java.util.List;

/**
 * Somebody or something that nobody listed, with every place where a release names it.
 *
 * @param name the longest form that the release gives, as written ("Jaap de Hoop Scheffer")
 * @param kind what it is
 * @param role office or profession that stands beside the name, as written ("NATO Secretary General"); null where none does
 * @param mentions indices of its names in the list that was linked, in order
 */
public record NamedEntity(String name, EntityKind kind, String role, List<Integer> mentions) {
    public NamedEntity {
        mentions = List.copyOf(mentions);
    }
}
