package io.wirewatch.core.extraction;

import java.util.List;

/** Which actors a text names. The rule language resolves the words of an expression with it. */
public interface ActorVocabulary {
    /**
     * Actors that have this text as an alias, compared as in releases, but in any case: "nato" is NATO, "liaison offices"
     * is the liaison office.
     *
     * @return actor ids in alphabetical order, literal phrases left out; empty where the text is no alias
     */
    List<String> actorsNamed(String text);

    /**
     * Aliases that differ least from this text, for "did you mean".
     *
     * @param limit how many at most
     * @return aliases as the catalogue writes them, nearest first, those far off left out
     */
    List<String> nearest(String text, int limit);

    /** Whether this text names actors by weak aliases only, which count in the company of others. */
    boolean isWeak(String text);

    /** Whether the catalogue holds an actor of this id. */
    boolean hasActor(String id);
}
