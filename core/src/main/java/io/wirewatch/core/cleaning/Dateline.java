package io.wirewatch.core.cleaning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dateline that a paragraph opens with: {@code WASHINGTON, April 15, 2004 (AP) -}, {@code BRUSSELS, Belgium --}.
 *
 * @param place place as written, without date and agency
 * @param date day that it names, or null
 */
record Dateline(String place, WrittenDate date) {
    /** A dateline without a year means the day just gone; further back it is better not guessed. */
    private static final int NEAR_DAYS = 30;

    private static final int LONGEST = 120;
    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
    private static final String PLACE = NAME + "(?:(?:\\s|,\\s|/)(?:(?:de|la|of|the|am|sur|di)\\s)?" + NAME + "){0,5}";
    private static final Pattern OPENING = Pattern.compile(
            "\\(?(" + PLACE
                    + ")\\)?,?\\s{0,2}((?:[(,]\\s?)?[^()\u2014\u2013]{0,40}?)\\s?(\\([\\p{L}\\p{N}/ .,&-]{2,40}\\))?\\s?(?:\u2014|\u2013|--|\\s-|:)\\s?(?=[\\p{L}\\d\"“„«'‘(\\[])");
    private static final int FIRST_DIGIT = 60;
    private static final Pattern PLACE_BEFORE_DATE = Pattern.compile(
            "(?!(?i:(?:" + MonthNames.weekdayPattern() + ")\\b))(" + PLACE
                    + ")\\s?(?:,\\s?\\(?|\\()(?:(?:den|am|le|il|el|on)\\s)?(?:\\p{L}+,?\\s)?",
            Pattern.UNICODE_CASE);
    private static final Pattern TEXT_AFTER_DATE = Pattern.compile("\\s?\\)?[.:]?\\s+[\"“„«'‘]?\\p{Lu}");
    private static final Pattern SHORT_DATE =
            Pattern.compile("(?:(\\p{L}{3,12})\\.?\\s(\\d{1,2})|(\\d{1,2})\\.?\\s(\\p{L}{3,12})\\.?)");
    private static final Pattern CAPITALS = Pattern.compile("\\P{Ll}*\\p{Lu}{3,}\\P{Ll}*");

    /** The dateline of a paragraph, where it opens with one. */
    static Optional<Dateline> of(String paragraph, boolean english, Instant receivedAt) {
        String head = paragraph.substring(0, Math.min(LONGEST, paragraph.length()));
        return mayOpen(head) ? opening(head, english, receivedAt).or(() -> dated(head, english)) : dated(head, english);
    }

    /** A place and a whole date, which need no dash after them: {@code Karlsruhe, (12.11.2021). Two days …}. */
    private static Optional<Dateline> dated(String head, boolean english) {
        if (!mayBeDated(head)) {
            return Optional.empty();
        }
        return DateReader.find(head, english).flatMap(found -> {
            Matcher place = PLACE_BEFORE_DATE.matcher(head.substring(0, found.start()));
            boolean isDateline = place.matches()
                    && TEXT_AFTER_DATE.matcher(head.substring(found.end())).lookingAt();
            return isDateline
                    ? Optional.of(new Dateline(place.group(1), new WrittenDate(found.date(), null, ZoneOffset.UTC)))
                    : Optional.empty();
        });
    }

    /** Whether a comma or a bracket stands before the first digit, and that near the beginning. */
    private static boolean mayBeDated(String head) {
        boolean parted = false;
        for (int i = 0; i < Math.min(FIRST_DIGIT, head.length()); i++) {
            char c = head.charAt(i);
            if (Character.isDigit(c)) {
                return parted;
            }
            parted |= c == ',' || c == '(';
        }
        return false;
    }

    private static Optional<Dateline> opening(String head, boolean english, Instant receivedAt) {
        Matcher opening = OPENING.matcher(head);
        if (!opening.lookingAt()) {
            return Optional.empty();
        }
        String place = opening.group(1);
        String middle = opening.group(2);
        String agency = opening.group(3) == null ? "" : opening.group(3);
        WrittenDate date = date(place + " " + middle + " " + agency, english, receivedAt);
        boolean bare = middle.replaceAll("[\\s,()]", "").isEmpty();
        boolean told = date != null || !agency.isEmpty();
        boolean colon = opening.group().strip().endsWith(":");
        boolean capitals = CAPITALS.matcher(place.split(",", 2)[0]).matches();
        boolean isDateline = told || (bare && !colon && (capitals || place.contains(",")));
        return isDateline ? Optional.of(new Dateline(withoutDate(place), date)) : Optional.empty();
    }

    /** Whether there is what ends a dateline; the pattern takes long to find out that there is not. */
    private static boolean mayOpen(String head) {
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '\u2014' || c == '\u2013' || c == ':' || c == '-' && i > 0 && isBeforeHyphen(head.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeforeHyphen(char c) {
        return c == '-' || Character.isWhitespace(c);
    }

    private static WrittenDate date(String text, boolean english, Instant receivedAt) {
        return DateReader.find(text, english)
                .map(found -> found.written(text))
                .orElseGet(() -> withoutYear(text, receivedAt));
    }

    private static WrittenDate withoutYear(String text, Instant receivedAt) {
        LocalDate today = receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        Matcher matcher = SHORT_DATE.matcher(text);
        while (matcher.find()) {
            boolean monthFirst = matcher.group(1) != null;
            var month = MonthNames.month(matcher.group(monthFirst ? 1 : 4));
            int day = Integer.parseInt(matcher.group(monthFirst ? 2 : 3));
            for (int year = today.getYear(); month != null && year >= today.getYear() - 1; year--) {
                LocalDate date = day(year, month.getValue(), day);
                if (date != null && !date.isAfter(today.plusDays(1)) && date.isAfter(today.minusDays(NEAR_DAYS))) {
                    return new WrittenDate(date, null, ZoneOffset.UTC);
                }
            }
        }
        return null;
    }

    private static LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The place pattern takes a month's name for part of the place. */
    private static String withoutDate(String place) {
        String[] words = place.split("(?=[\\s,/])");
        StringBuilder kept = new StringBuilder();
        for (String word : words) {
            if (MonthNames.month(word.replaceAll("[\\s,/.]", "")) != null && !kept.isEmpty()) {
                break;
            }
            kept.append(word);
        }
        return kept.toString().replaceAll("[\\s,]+$", "");
    }
}
