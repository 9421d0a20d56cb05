package io.wirewatch.core.volume;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A time of day in which nobody wants to be disturbed, by the clocks of a place.
 *
 * @param from when it begins
 * @param to when it is over: on the same day where that is later, on the next day otherwise, so that both the same is
 *     a whole day
 * @param days the days on which it begins, in the order of the week
 */
public record QuietHours(LocalTime from, LocalTime to, List<DayOfWeek> days) {
    public QuietHours {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Set<DayOfWeek> all = days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
        days = List.copyOf(all);
    }

    /**
     * Reads them.
     *
     * @param from {@code HH:mm}
     * @param to {@code HH:mm}
     * @param days English days of the week; none: all
     * @throws IllegalArgumentException where it says something else; the message says what may stand there
     */
    public static QuietHours parse(String from, String to, List<String> days) {
        return new QuietHours(
                LocalTimes.time("quiet: from", Objects.requireNonNullElse(from, "")),
                LocalTimes.time("quiet: to", Objects.requireNonNullElse(to, "")),
                days.stream().map(day -> LocalTimes.day("quiet: days", day)).toList());
    }

    /** The names of its days; none where it is every day. */
    public List<String> dayNames() {
        return days.size() == DayOfWeek.values().length
                ? List.of()
                : days.stream().map(LocalTimes::text).toList();
    }

    /** When it is over, where a moment is within it. */
    Optional<Instant> end(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return Optional.ofNullable(end(at, today, zone))
                .or(() -> Optional.ofNullable(end(at, today.minusDays(1), zone)));
    }

    private Instant end(Instant at, LocalDate day, ZoneId zone) {
        if (!days.contains(day.getDayOfWeek())) {
            return null;
        }
        Instant begin = day.atTime(from).atZone(zone).toInstant();
        Instant end =
                day.plusDays(to.isAfter(from) ? 0 : 1).atTime(to).atZone(zone).toInstant();
        return !at.isBefore(begin) && at.isBefore(end) ? end : null;
    }
}
