package io.wirewatch.core.alert;

import java.util.Locale;

/** How an alert came to be raised. */
public enum Origin {
    /** By a release that came in, whatever its date. */
    LIVE,
    /** By a release older than the subscription's maximum age. */
    LATE,
    /** By a replay. */
    BACKFILL;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin of that name; {@link #LIVE} for a name that this version does not know. */
    public static Origin of(String text) {
        return switch (text) {
            case "late" -> LATE;
            case "backfill" -> BACKFILL;
            default -> LIVE;
        };
    }
}
