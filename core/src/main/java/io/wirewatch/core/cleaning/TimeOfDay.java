package io.wirewatch.core.cleaning;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day as people write it, with its zone: {@code 2:17 P.M. EDT}, {@code 14h30}, {@code 10:00:00.5 GMT+2}.
 *
 * @param time the time of day
 * @param offset its offset from UTC; UTC where none is written
 */
record TimeOfDay(LocalTime time, ZoneOffset offset) {
    private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(
            zone("Z", 0),
            zone("UTC", 0),
            zone("GMT", 0),
            zone("UT", 0),
            zone("WET", 0),
            zone("WEST", 1),
            zone("BST", 1),
            zone("CET", 1),
            zone("MEZ", 1),
            zone("CEST", 2),
            zone("MESZ", 2),
            zone("EET", 2),
            zone("EEST", 3),
            zone("MSK", 3),
            zone("МСК", 3),
            zone("EST", -5),
            zone("EDT", -4),
            zone("CST", -6),
            zone("CDT", -5),
            zone("MST", -7),
            zone("MDT", -6),
            zone("PST", -8),
            zone("PDT", -7),
            zone("AKST", -9),
            zone("AKDT", -8),
            zone("HST", -10),
            zone("JST", 9),
            zone("KST", 9),
            zone("AEST", 10),
            zone("AEDT", 11),
            zone("NZST", 12),
            zone("NZDT", 13));

    private static final String NAMES = String.join(
            "|",
            ZONES.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList());

    /** Groups: hour, minute, second, fraction, half of the day, zone name, offset. */
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.,/-])(\\d{1,2})(?:(?:\\s?[:h]|\\.(?=\\d\\d\\s?(?:uhr|[ap]\\.?\\s?m)))(\\d{2})(?::(\\d{2})([.,]\\d{1,9})?)?"
                    + "|\\s?h(?=eures?\\b|\\b)|(?=\\s?[ap]\\.?\\s?m\\b))"
                    + "(?:\\s?([ap])\\.?\\s?m\\b\\.?)?"
                    + "(?:\\s?\\(?(" + NAMES + ")\\b\\)?)?"
                    + "(?:\\s?([+\\u2212-]\\d{1,2}(?::?[0-5]\\d)?)(?![\\d/-]))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** The first time of day in a short text. */
    static Optional<TimeOfDay> find(String text) {
        Matcher matcher = TIME.matcher(text);
        while (matcher.find()) {
            Optional<TimeOfDay> found = read(matcher);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The text without its first time of day. */
    static String without(String text) {
        return TIME.matcher(text).replaceFirst(" ");
    }

    private static Optional<TimeOfDay> read(Matcher matcher) {
        try {
            LocalTime time =
                    LocalTime.of(hour(matcher), number(matcher.group(2)), Math.min(59, number(matcher.group(3))));
            return Optional.of(
                    new TimeOfDay(time.withNano(nanos(matcher.group(4))), offset(matcher.group(6), matcher.group(7))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int hour(Matcher matcher) {
        int hour = number(matcher.group(1));
        String half = matcher.group(5);
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour of a half day: " + hour);
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction.substring(1) + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(String name, String digits) {
        if (digits != null) {
            String plain = digits.replace(":", "").replace('\u2212', '-');
            int hours = Integer.parseInt(plain.substring(1, Math.min(3, plain.length())));
            int minutes = plain.length() > 3 ? Integer.parseInt(plain.substring(plain.length() - 2)) : 0;
            int sign = plain.startsWith("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }
        return name == null ? ZoneOffset.UTC : ZONES.get(name.toUpperCase(Locale.ROOT));
    }

    private static Map.Entry<String, ZoneOffset> zone(String name, int hours) {
        return Map.entry(name, ZoneOffset.ofHours(hours));
    }
}
