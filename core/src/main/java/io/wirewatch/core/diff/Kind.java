package io.wirewatch.core.diff;

import java.util.Locale;

/** What became of words or of a paragraph. */
public enum Kind {
    /** It stands in both texts. */
    SAME,
    /** It stands in the later one alone. */
    ADDED,
    /** It stands in the earlier one alone. */
    REMOVED,
    /** A paragraph that stands in both, in other words. */
    CHANGED;

    /** The name that the API uses. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
