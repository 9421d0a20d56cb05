package io.wirewatch.core.entities;

import java.util.Set;

/**
 * An office or profession that stands beside a name.
 *
 * @param text as written, without article
 * @param heads what it is: "minister"
 * @param others of what and whose: "russian", "defence"
 */
record Role(String text, Set<String> heads, Set<String> others) {
    /**
     * Whether one person hardly has both: two offices of one kind, each of something else ("Defence Minister", "Foreign
     * Minister"). An office of another kind tells nothing: people have several.
     */
    boolean contradicts(Role other) {
        return shares(heads, other.heads)
                && !others.isEmpty()
                && !other.others.isEmpty()
                && !shares(others, other.others);
    }

    /** Whether both are one office, written with more or fewer words. */
    boolean agrees(Role other) {
        boolean same = others.isEmpty() && other.others.isEmpty() || shares(others, other.others);
        return shares(heads, other.heads) && same;
    }

    private static boolean shares(Set<String> some, Set<String> more) {
        return some.stream().anyMatch(more::contains);
    }
}
