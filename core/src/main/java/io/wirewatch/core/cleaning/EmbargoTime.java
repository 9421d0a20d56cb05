package io.wirewatch.core.cleaning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an embargo ends, read off its line. A wrong time is worse than none: a day without its year, midnight (which of the two?), and a
 * zone that is not known give none. A time without a zone is UTC, a day alone its midnight, as everywhere.
 */
final class EmbargoTime {
    private static final Pattern FOUR_DIGITS = pattern(
            "(?<![\\d/.-])([01]\\d|2[0-3])[.]?([0-5]\\d)(?=\\s?(?:hours|hrs|hr|h|gmt|utc|bst|cet|cest|est|edt|et|local)\\b)");
    private static final Pattern FULL_HOUR = pattern("(?<!\\d)(\\d{1,2})\\s?(?:uhr|hours|hrs)\\b");
    private static final Pattern NOON = pattern("\\b(?:12\\s)?(?:noon|midday)\\b");
    private static final Pattern MIDNIGHT = pattern("\\bmidnight\\b|\\bmitternacht\\b|\\bminuit\\b");
    private static final Pattern WORD_OF_HOURS = pattern("(?<=\\d)\\s?(?:hours|hrs|hr|h|uhr)\\b\\s?,?");
    private static final Pattern AFTER_TIME = pattern(
            "\\d(?:\\s?[ap]\\.?\\s?m\\b\\.?)?,?\\s?\\(?\\s?(local|\\p{L}+(?:\\s\\p{L}+){0,2}(?=\\stime\\b)|[A-Z]{1,5})\\b");
    private static final Pattern WORD = pattern("on|at|the|of|to|for|am|pm|and|or|le|du|de|del|den|"
            + MonthNames.weekdayPattern() + "|" + MonthNames.monthPattern());
    private static final Map<String, ZoneId> PLACES = Map.ofEntries(
            place("et", "America/New_York"),
            place("eastern", "America/New_York"),
            place("washington", "America/New_York"),
            place("new york", "America/New_York"),
            place("ct", "America/Chicago"),
            place("central", "America/Chicago"),
            place("mt", "America/Denver"),
            place("mountain", "America/Denver"),
            place("pt", "America/Los_Angeles"),
            place("pacific", "America/Los_Angeles"),
            place("london", "Europe/London"),
            place("uk", "Europe/London"),
            place("brussels", "Europe/Brussels"),
            place("paris", "Europe/Paris"),
            place("berlin", "Europe/Berlin"),
            place("geneva", "Europe/Zurich"),
            place("vienna", "Europe/Vienna"),
            place("rome", "Europe/Rome"),
            place("madrid", "Europe/Madrid"),
            place("moscow", "Europe/Moscow"),
            place("tokyo", "Asia/Tokyo"),
            place("central european", "Europe/Brussels"));

    private EmbargoTime() {}

    /** When the embargo of a line ends. */
    static Optional<Instant> of(String line, boolean english) {
        String words = plain(line);
        Optional<DateReader.Found> found = DateReader.find(words, english);
        if (found.isEmpty() || MIDNIGHT.matcher(words).find()) {
            return Optional.empty();
        }
        WrittenDate date = found.get().written(words);
        if (date.time() == null) {
            return Optional.of(date.date().atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        LocalDateTime at = date.date().atTime(date.time());
        String without = words.substring(0, found.get().start()) + "\n"
                + words.substring(found.get().end());
        return zone(without, date.offset()).map(zone -> at.atZone(zone).toInstant());
    }

    /** Whether words hold a time of day. */
    static boolean hasTime(String words) {
        return TimeOfDay.find(plain(words)).isPresent()
                || MIDNIGHT.matcher(words).find();
    }

    /** The line with its times as {@link TimeOfDay} reads them. */
    private static String plain(String line) {
        String colons = FOUR_DIGITS.matcher(line).replaceAll("$1:$2");
        String hours = WORD_OF_HOURS
                .matcher(FULL_HOUR.matcher(colons).replaceAll("$1:00"))
                .replaceAll(" ");
        return Characters.line(NOON.matcher(hours).replaceAll(LocalTime.NOON.toString()));
    }

    /** The zone that stands behind the time; empty where it is none that is known. */
    private static Optional<ZoneId> zone(String words, ZoneOffset read) {
        Matcher matcher = AFTER_TIME.matcher(words);
        while (matcher.find()) {
            String name = matcher.group(1);
            ZoneId place = PLACES.get(name.toLowerCase(java.util.Locale.ROOT));
            if (place != null) {
                return Optional.of(place);
            }
            String timed = "10:00 " + name;
            if (TimeOfDay.without(timed).isBlank()) {
                return TimeOfDay.find(timed).map(TimeOfDay::offset);
            }
            if (!isWord(name)) {
                return Optional.empty();
            }
        }
        return Optional.of(read);
    }

    /** Whether what stands behind a time is a word of the line, and no zone. */
    private static boolean isWord(String name) {
        return name.length() == 1 || WORD.matcher(name).matches();
    }

    private static Map.Entry<String, ZoneId> place(String name, String zone) {
        return Map.entry(name, ZoneId.of(zone));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
