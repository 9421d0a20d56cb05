package io.wirewatch.core.cleaning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A date as somebody wrote it.
 *
 * @param date day of the writer's calendar
 * @param time time of day, or null
 * @param offset offset from UTC that the time was written with; UTC where none was
 * @param text the words, or the short text, that it was read from
 */
record WrittenDate(LocalDate date, LocalTime time, ZoneOffset offset, String text) {
    Instant instant() {
        return date.atTime(time).toInstant(offset);
    }
}
