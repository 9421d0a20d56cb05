package io.wirewatch.core.release;

import java.util.Locale;

/** How exactly a publication time is known. */
public enum PublishedPrecision {
    /** A time of day was given. */
    INSTANT,
    /** A date alone; the instant is midnight UTC. */
    DAY,
    /** Nothing was given; arrival time stands in. */
    ARRIVAL;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The precision of that name; {@link #INSTANT} for a name that this version does not know. */
    public static PublishedPrecision of(String text) {
        return switch (text) {
            case "day" -> DAY;
            case "arrival" -> ARRIVAL;
            default -> INSTANT;
        };
    }
}
