package io.wirewatch.core.cleaning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates in the forms that releases, feeds and metadata use: RFC 3339, RFC 822, HTTP and C times, month names of thirty languages, and
 * numbers. Two-digit years are of 1970 to 2069. {@code 04/05/2004} is April in English, where the month stands first, and May elsewhere.
 */
final class DateReader {
    /** Texts longer than this are prose, not dates. */
    private static final int LONGEST = 200;

    private static final int FEWEST_DIGITS = 3;
    private static final int FEWEST_IN_NUMBERS = 4;
    private static final int FEWEST_IN_ISO = 6;
    private static final char FIRST_FOREIGN_DIGIT = '\u0660';

    private static final String MONTH = "(" + MonthNames.monthPattern() + ")\\b\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?\\.?";
    private static final String YEAR = "(\\d{4}|['’]?\\d{2}(?![\\d:.]))";
    private static final String FULL_YEAR = "(\\d{4})(?!\\d)";
    private static final String LINK = "(?:\\s{0,2}(?:[,/|-]\\s{0,2})?(?:of|de|del|do|den)?\\s{0,2})";
    private static final Pattern ISO =
            pattern("(?<!\\d)(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{2})(\\d{2}))(?!\\d)");
    private static final Pattern EAST_ASIAN = pattern("(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]?");
    private static final Pattern DAY_FIRST = pattern("(?<![\\d.])" + DAY + LINK + MONTH + LINK + YEAR);
    private static final Pattern MONTH_FIRST =
            pattern("\\b" + MONTH + "\\s{0,2}" + DAY + "\\s{0,2},?\\s{0,2}(?:of\\s|at\\s)?" + FULL_YEAR);
    /** As Hungarian and Lithuanian write, and lists: {@code 2004. április 15.}, {@code 2004 m. balandžio 15 d.}. */
    private static final Pattern YEAR_FIRST = pattern(
            "(?<!\\d)(\\d{4})[.,]?\\s{1,2}(?:m\\.\\s)?" + MONTH + "\\s{1,2}(\\d{1,2})(?![\\d:])\\.?(?:\\sd\\.)?");

    private static final Pattern C_TIME =
            pattern("\\b" + MONTH + "\\s{1,2}(\\d{1,2})\\s(?=\\d{1,2}:\\d{2}).{0,40}?\\b" + FULL_YEAR);
    private static final Pattern NUMBERS =
            pattern("(?<![\\d.])(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?![\\d:])");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{12,13}");

    private DateReader() {}

    /**
     * The date that a short text says, or empty where it says none or one that no calendar has.
     *
     * @param text a field or a line; longer than 200 characters is no date
     * @param english whether numbers put the month first
     */
    static Optional<WrittenDate> read(String text, boolean english) {
        String line = Characters.line(text);
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        if (EPOCH.matcher(line).matches()) {
            return Optional.of(epoch(line));
        }
        return find(line, english).map(found -> found.written(line));
    }

    /** Whether a text that no date was read from is written like one: of a day that no calendar has. */
    static boolean isImpossible(String text, boolean english) {
        String line = Characters.line(text);
        return line.length() <= LONGEST && search(line, english) != null;
    }

    /**
     * A date found in a line.
     *
     * @param date the day, or null for one that no calendar has
     * @param start where its words begin
     * @param end where they end
     */
    record Found(LocalDate date, int start, int end) {
        /** The date with the time of day that stands in the rest of the line. */
        WrittenDate written(String line) {
            String rest = line.substring(0, start) + " " + line.substring(end).replaceFirst("^[Tt](?=\\d)", " ");
            Optional<TimeOfDay> time = TimeOfDay.find(rest).or(() -> TimeOfDay.find(line.substring(start, end)));
            return time.map(t -> new WrittenDate(date, t.time(), t.offset(), line))
                    .orElse(new WrittenDate(date, null, ZoneOffset.UTC, line));
        }
    }

    /** The first date in a line, by the most telling form first. */
    static Optional<Found> find(String line, boolean english) {
        return Optional.ofNullable(search(line, english)).filter(found -> found.date() != null);
    }

    /** The same; where there is none, what is written like one and is a day that no calendar has; else null. */
    static Found search(String line, boolean english) {
        // Most lines are prose, and every form has digits.
        int digits = digits(line);
        if (digits < FEWEST_DIGITS) {
            return null;
        }
        Found found = digits < FEWEST_IN_ISO ? null : match(ISO, line, DateReader::iso, null);
        if (hasEastAsianYear(line)) {
            found = match(EAST_ASIAN, line, m -> date(m.group(1), number(m.group(2)), m.group(3)), found);
        }
        if (!isDate(found) && MonthNames.isIn(line)) {
            found = named(line, found);
        }
        return digits < FEWEST_IN_NUMBERS ? found : match(NUMBERS, line, m -> numbers(m, english), found);
    }

    static boolean hasDigit(String line) {
        return digits(line) > 0;
    }

    private static int digits(String line) {
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            digits += c >= '0' && (c <= '9' || c >= FIRST_FOREIGN_DIGIT && Character.isDigit(c)) ? 1 : 0;
        }
        return digits;
    }

    /** The first date whose month has its name. */
    private static Found named(String line, Found before) {
        Found found = match(MONTH_FIRST, line, m -> date(m.group(3), month(m.group(1)), m.group(2)), before);
        found = match(DAY_FIRST, line, m -> date(m.group(3), month(m.group(2)), m.group(1)), found);
        found = match(C_TIME, line, m -> date(m.group(3), month(m.group(1)), m.group(2)), found);
        return match(YEAR_FIRST, line, m -> date(m.group(1), month(m.group(2)), m.group(3)), found);
    }

    private static boolean isDate(Found found) {
        return found != null && found.date() != null;
    }

    private interface Reading {
        LocalDate of(Matcher matcher);
    }

    /** Whether a line may hold a date in the East Asian form; few do. */
    private static boolean hasEastAsianYear(String line) {
        return line.indexOf('年') >= 0 || line.indexOf('년') >= 0;
    }

    /** @param before what was found so far, or null: a date stays */
    private static Found match(Pattern pattern, String line, Reading reading, Found before) {
        if (isDate(before)) {
            return before;
        }
        Found found = before;
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            try {
                return new Found(reading.of(matcher), matcher.start(), matcher.end());
            } catch (DateTimeException e) {
                // A day that no calendar has: the line may hold another.
                found = found == null ? new Found(null, matcher.start(), matcher.end()) : found;
            }
        }
        return found;
    }

    private static LocalDate iso(Matcher m) {
        boolean parted = m.group(2) != null;
        return date(m.group(1), number(m.group(parted ? 3 : 5)), m.group(parted ? 4 : 6));
    }

    private static LocalDate numbers(Matcher m, boolean english) {
        int first = number(m.group(1));
        int second = number(m.group(3));
        boolean monthFirst =
                second > 12 || (english && first <= 12 && m.group(2).equals("/"));
        return monthFirst ? date(m.group(4), first, m.group(3)) : date(m.group(4), second, m.group(1));
    }

    private static LocalDate date(String year, int month, String day) {
        String digits = year.replaceAll("\\P{Nd}", "");
        int number = number(digits);
        int century = digits.length() > 2 ? 0 : number < 70 ? 2000 : 1900;
        return LocalDate.of(century + number, month, number(day));
    }

    private static int month(String name) {
        Month month = MonthNames.month(name);
        return month == null ? 0 : month.getValue();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static WrittenDate epoch(String digits) {
        long number = Long.parseLong(digits);
        Instant at = number > 99_999_999_999L ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        var utc = at.atOffset(ZoneOffset.UTC);
        return new WrittenDate(utc.toLocalDate(), utc.toLocalTime(), ZoneOffset.UTC, digits);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
