package io.wirewatch.core.alert;

import java.util.Locale;

/** Where an alert stands. The message type is {@code alert.} and this. */
public enum AlertStatus {
    RAISED,
    UPDATED,
    WITHDRAWN;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name; {@link #RAISED} for a name that this version does not know. */
    public static AlertStatus of(String text) {
        return switch (text) {
            case "updated" -> UPDATED;
            case "withdrawn" -> WITHDRAWN;
            default -> RAISED;
        };
    }
}
