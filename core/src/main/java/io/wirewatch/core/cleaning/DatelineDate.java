package io.wirewatch.core.cleaning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first date of a dateline.
 *
 * @param start where it begins
 * @param end where it ends
 * @param written the day, or null where it lacks a year that could be told, or where no calendar has it
 * @param impossible its words where no calendar has it, else null
 */
record DatelineDate(int start, int end, WrittenDate written, String impossible) {
    /** A dateline without a year means the day just gone; further back it is better not guessed. */
    private static final int NEAR_DAYS = 30;

    private static final Pattern WITHOUT_YEAR = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?<month>\\p{L}{3,12})\\.?\\s(?<day>\\d{1,2})|(?<first>\\d{1,2})\\.?\\s(?<second>\\p{L}{3,12})\\b\\.?)(?![\\d:])",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** The first date in the opening of a paragraph, or null. */
    static DatelineDate find(String head, boolean english, Instant receivedAt) {
        DatelineDate whole = whole(head, english);
        DatelineDate part = MonthNames.isIn(head) ? withoutYear(head, receivedAt) : null;
        boolean first = whole == null || whole.written() == null || part != null && part.end() <= whole.start();
        return first && part != null ? part : whole;
    }

    private static DatelineDate whole(String head, boolean english) {
        DateReader.Found found = DateReader.search(head, english);
        if (found == null) {
            return null;
        }
        String words = head.substring(found.start(), found.end());
        return found.date() == null
                ? new DatelineDate(found.start(), found.end(), null, words)
                : new DatelineDate(
                        found.start(), found.end(), new WrittenDate(found.date(), null, ZoneOffset.UTC, words), null);
    }

    /** The text with one character in place of the date. */
    String replacedBy(char mark, String head) {
        return head.substring(0, start) + mark + head.substring(end);
    }

    private static DatelineDate withoutYear(String head, Instant receivedAt) {
        Matcher matcher = WITHOUT_YEAR.matcher(head);
        // A town and a number may look like a month and its day: the day may be that of the month behind it.
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            boolean monthFirst = matcher.group("month") != null;
            Month month = MonthNames.month(matcher.group(monthFirst ? "month" : "second"));
            int day = Integer.parseInt(matcher.group(monthFirst ? "day" : "first"));
            if (month != null && day >= 1 && day <= month.maxLength()) {
                return new DatelineDate(
                        matcher.start(), matcher.end(), near(month, day, matcher.group(), receivedAt), null);
            }
        }
        return null;
    }

    private static WrittenDate near(Month month, int day, String words, Instant receivedAt) {
        LocalDate today = receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        for (int year = today.getYear(); year >= today.getYear() - 1; year--) {
            LocalDate date = day(year, month, day);
            if (date != null && !date.isAfter(today.plusDays(1)) && date.isAfter(today.minusDays(NEAR_DAYS))) {
                return new WrittenDate(date, null, ZoneOffset.UTC, words);
            }
        }
        return null;
    }

    private static LocalDate day(int year, Month month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null; // the 29th of February
        }
    }
}
