package io.wirewatch.core.extraction;

import io.wirewatch.core.release.Zone;

/**
 * An actor or unlisted entity found in a release.
 *
 * @param actor actor id, or null for an entity that nobody listed
 * @param kind kind of the actor or entity
 * @param alias as written: exactly the characters from {@code start} to {@code end}
 * @param strength strong, or weak where the alias needed company
 * @param zone offsets count in the title for {@link Zone#HEADLINE}, in the text otherwise
 * @param paragraph index in the text, -1 for the headline
 * @param sentence index in its paragraph, -1 for the headline
 * @param start first UTF-16 code unit
 * @param end code unit after the last
 * @param firstWord index of its first word in the paragraph (or title)
 * @param lastWord index of its last word in the paragraph (or title)
 */
public record Mention(
        String actor,
        String kind,
        String alias,
        Strength strength,
        Zone zone,
        int paragraph,
        int sentence,
        int start,
        int end,
        int firstWord,
        int lastWord) {}
