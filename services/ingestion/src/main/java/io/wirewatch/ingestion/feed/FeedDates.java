package io.wirewatch.ingestion.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates of feeds: RFC 822 and 5322 (RSS) and W3C date and time (Atom, Dublin Core), as generators write them. A date
 * without a zone is UTC, a date without a time is its midnight.
 */
final class FeedDates {
    private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?";
    private static final String ZONE = "([A-Za-z]{1,5}|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?";
    private static final Pattern W3C =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ]+" + TIME + " *" + ZONE + ")?");
    private static final Pattern MAIL =
            Pattern.compile("(?:[A-Za-z]+\\.?,? +)?(\\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*\\.?,?[ -](\\d{4}|\\d{2})(?:,? +"
                    + TIME + " *" + ZONE + ".*)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.of(
            "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7, "CET", 1, "CEST",
            2);
    private static final int LONGEST = 100;

    private FeedDates() {}

    /** The instant; null for what is no date, or one that nobody can be sure of. */
    static Instant parse(String date) {
        if (date == null || date.length() > LONGEST) {
            return null;
        }
        try {
            Matcher w3c = W3C.matcher(date);
            if (w3c.matches()) {
                return at(LocalDate.of(number(w3c, 1), number(w3c, 2), number(w3c, 3)), w3c, 4);
            }
            Matcher mail = MAIL.matcher(date);
            return mail.matches() ? at(mailDate(mail), mail, 4) : null;
        } catch (DateTimeException noSuchDate) {
            return null;
        }
    }

    private static LocalDate mailDate(Matcher mail) {
        int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = number(mail, 3);
        int full = mail.group(3).length() == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
        return LocalDate.of(full, month, number(mail, 1));
    }

    private static Instant at(LocalDate date, Matcher matcher, int group) {
        if (matcher.group(group) == null) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        int hour = number(matcher, group);
        int second = matcher.group(group + 2) == null ? 0 : Math.min(59, number(matcher, group + 2));
        String fraction = matcher.group(group + 3);
        int nano = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        LocalTime time = LocalTime.of(hour % 24, number(matcher, group + 1), second, nano);
        LocalDateTime local = date.plusDays(hour == 24 ? 1 : 0).atTime(time);
        return local.toInstant(zone(matcher.group(group + 4)));
    }

    /** Names that are not known here are read as UTC: RFC 2822, 4.3, says so of those it does not list. */
    private static ZoneOffset zone(String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return ZoneOffset.ofHours(zone == null ? 0 : ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
        }
        return ZoneOffset.of(zone);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
