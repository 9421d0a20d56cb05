package io.wirewatch.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Durations as people type them: {@code 30d}, {@code 12h}, {@code 5m}, {@code 30s}, or ISO 8601. */
final class Durations {
    private Durations() {}

    /**
     * @throws IllegalArgumentException if it is no positive duration; the message says what is
     */
    static Duration parse(String text) {
        String iso = text.strip().toUpperCase(Locale.ROOT);
        if (iso.matches("[0-9]{1,6}D")) {
            iso = "P" + iso;
        } else if (iso.matches("[0-9]{1,9}[HMS]")) {
            iso = "PT" + iso;
        }
        try {
            Duration duration = Duration.parse(iso);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 30d, 12h or PT90M", e);
        }
        throw new IllegalArgumentException("'" + text + "' must be longer than nothing");
    }
}
