package io.wirewatch.core.volume;

import java.util.Locale;

/** From which urgency on an alert waits for nothing. */
public enum BreakThrough {
    /** All but those of low urgency. */
    NORMAL,
    /** Those of high urgency. */
    HIGH,
    /** None. */
    NEVER;

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException where there is none; the message names all
     */
    public static BreakThrough of(String name) {
        return switch (name) {
            case "normal" -> NORMAL;
            case "high" -> HIGH;
            case "never" -> NEVER;
            default ->
                throw new IllegalArgumentException("breakThrough takes normal, high, never, not \"" + name + "\"");
        };
    }

    /** Its name in records and requests. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether an alert goes at once.
     *
     * @param urgency {@code low | normal | high}, of its subscription
     */
    public boolean lets(String urgency) {
        return switch (this) {
            case NORMAL -> !urgency.equals("low");
            case HIGH -> urgency.equals("high");
            case NEVER -> false;
        };
    }
}
