package io.wirewatch.core.extraction;

import java.util.Locale;

/** How sure an alias is on its own. */
public enum Strength {
    /** Names the actor wherever it stands. */
    STRONG,
    /** Names the actor only in company ("the Alliance", "Moscow"). */
    WEAK;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #WEAK} for {@code weak}, else {@link #STRONG}. */
    public static Strength of(String text) {
        return "weak".equals(text) ? WEAK : STRONG;
    }
}
