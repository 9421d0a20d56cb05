package io.wirewatch.core.extraction;

import java.util.Locale;

/** How sure an alias is on its own. */
public enum Strength {
    /** Names the actor wherever it stands. */
    STRONG,
    /** Names the actor only in company ("the Alliance", "Moscow"). */
    WEAK,
    /** Never names the actor, whatever else would take it for a name ("the Union", "Chads"). Mentions are strong or weak. */
    NEVER;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The strength of that name; {@link #STRONG} for a name that this version does not know. */
    public static Strength of(String text) {
        return switch (text) {
            case "weak" -> WEAK;
            case "never" -> NEVER;
            case null, default -> STRONG;
        };
    }
}
