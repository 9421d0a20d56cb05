package io.wirewatch.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Durations as people type them: {@code 30d}, {@code 12h}, {@code 5m}, {@code 30s}, or ISO 8601. */
final class Durations {
    private Durations() {}

    /** The duration that an option was given; what is none is a mistake in the command line. */
    static Duration option(CommandSpec spec, String option, String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

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
