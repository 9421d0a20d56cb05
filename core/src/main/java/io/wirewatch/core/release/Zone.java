package io.wirewatch.core.release;

import java.util.Locale;

/** Where in a release something stands. */
public enum Zone {
    /** The title; offsets count in the title. */
    HEADLINE,
    /** The first paragraph after bylines. */
    LEAD,
    /** Every other paragraph. */
    BODY;

    /** The name that records and the API use: {@code headline}, {@code lead}, {@code body}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The zone of that name; {@link #BODY} for a name that this version does not know. */
    public static Zone of(String text) {
        return switch (text) {
            case "headline" -> HEADLINE;
            case "lead" -> LEAD;
            default -> BODY;
        };
    }
}
