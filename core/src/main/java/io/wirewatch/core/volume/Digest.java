package io.wirewatch.core.volume;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * When a digest goes out, by the clocks of a place. A time that is skipped there when clocks are put forward is as much
 * later; one that comes twice is the first.
 *
 * @param every how often
 * @param at time of day; of hourly ones midnight, and without meaning
 * @param on day of the week; of others Monday, and without meaning
 */
public record Digest(Every every, LocalTime at, DayOfWeek on) {
    /** When digests go out of which nothing else is said. */
    public static final LocalTime USUAL_TIME = LocalTime.of(8, 0);

    public Digest {
        Objects.requireNonNull(every);
        at = every == Every.HOUR ? LocalTime.MIDNIGHT : Objects.requireNonNullElse(at, USUAL_TIME);
        on = every == Every.WEEK ? Objects.requireNonNullElse(on, DayOfWeek.MONDAY) : DayOfWeek.MONDAY;
    }

    /** How often a digest goes out. */
    public enum Every {
        HOUR,
        DAY,
        WEEK;

        /** Its name in records and requests. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads one.
     *
     * @param every {@code hour | day | week}
     * @param at {@code HH:mm}, for day and week; null: 08:00
     * @param on an English day of the week, for week; null: Monday
     * @throws IllegalArgumentException where it says something else; the message says what may stand there
     */
    public static Digest parse(String every, String at, String on) {
        Every often = switch (Objects.requireNonNullElse(every, "")) {
            case "hour" -> Every.HOUR;
            case "day" -> Every.DAY;
            case "week" -> Every.WEEK;
            default -> throw new IllegalArgumentException("digest: every takes hour, day, week, not \"" + every + "\"");
        };
        if (at != null && often == Every.HOUR) {
            throw new IllegalArgumentException("digest: one for every hour goes out on the hour and has no at");
        }
        if (on != null && often != Every.WEEK) {
            throw new IllegalArgumentException("digest: on is for one that is weekly");
        }
        return new Digest(
                often,
                at == null ? null : LocalTimes.time("digest: at", at),
                on == null ? null : LocalTimes.day("digest: on", on));
    }

    /** When the first digest after a moment goes out. */
    public Instant next(Instant after, ZoneId zone) {
        return every == Every.HOUR ? nextHour(after, zone) : nextDay(after, zone);
    }

    private static Instant nextHour(Instant after, ZoneId zone) {
        ZonedDateTime later = after.atZone(zone);
        ZonedDateTime next;
        do {
            later = later.plusHours(1);
            next = later.truncatedTo(ChronoUnit.HOURS);
            // Some places put their clocks back or forward by half an hour: then an hour later it may be the same hour
            // still, or the full hour may be one that is skipped.
        } while (!next.toInstant().isAfter(after) || next.getMinute() != 0);
        return next.toInstant();
    }

    private Instant nextDay(Instant after, ZoneId zone) {
        LocalDate day = after.atZone(zone).toLocalDate();
        while (true) {
            Instant time = day.atTime(at).atZone(zone).toInstant();
            if (time.isAfter(after) && (every == Every.DAY || day.getDayOfWeek() == on)) {
                return time;
            }
            day = day.plusDays(1);
        }
    }
}
