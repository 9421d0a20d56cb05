package io.wirewatch.core.volume;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what people write about times of day, days and places. */
final class LocalTimes {
    private LocalTimes() {}

    /** @param what what it is the time of, for the message */
    static LocalTime time(String what, String text) {
        if (text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            return LocalTime.parse(text);
        }
        throw new IllegalArgumentException(
                what + " is a time of day from 00:00 to 23:59, such as 07:30, not \"" + text + "\"");
    }

    static DayOfWeek day(String what, String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> text(day).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + " takes "
                        + Arrays.stream(DayOfWeek.values())
                                .map(LocalTimes::text)
                                .collect(Collectors.joining(", ")) + ", not \"" + text + "\""));
    }

    static String text(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone is the name of a time zone such as Europe/Brussels or UTC, not \"" + text + "\"", e);
        }
    }
}
