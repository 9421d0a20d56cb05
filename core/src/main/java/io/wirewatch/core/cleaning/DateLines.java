package io.wirewatch.core.cleaning;

import java.util.Optional;
import java.util.regex.Pattern;

/** Lines that hold a date or a time and nothing else worth reading: {@code Brussels, 15 April 2004}, {@code 2:17 P.M. EDT}. */
final class DateLines {
    private static final int LONGEST = 120;
    private static final Pattern LABELS = Pattern.compile(
            "\\b(?:for immediate release|immediate release|press release|news release|press statement|media note|date|dated|issued"
                    + "|released?|posted|published|updated|last|modified|created|on|at|as of|le|den|am|el|il|vom|um|г)\\b"
                    + "|\\b(?:" + MonthNames.weekdayPattern() + ")\\b\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d.]+$|^[^\\p{L}\\d]*$");
    private static final Pattern PLACE = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:,?\\s(?:de|la|of|the|am|an der|di|sur|\\p{Lu}[\\p{L}\\p{M}.'’-]*)){0,4}\\.?");

    private DateLines() {}

    /** The date of a line that is a date line. */
    static Optional<WrittenDate> date(String line, boolean english) {
        return Optional.ofNullable(find(line, english))
                .filter(found -> found.date() != null)
                .map(found -> found.written(line));
    }

    /** The date of a line that is a date line, one that no calendar has included; or null. */
    static DateReader.Found find(String line, boolean english) {
        DateReader.Found found = line.length() > LONGEST ? null : DateReader.search(line, english);
        return found != null && saysNoMore(line.substring(0, found.start()) + " , " + line.substring(found.end()))
                ? found
                : null;
    }

    /** Whether a line is a time of day, with or without its zone. */
    static boolean isTime(String line) {
        return line.length() <= LONGEST
                && DateReader.hasDigit(line)
                && TimeOfDay.find(line).isPresent()
                && remainder(TimeOfDay.without(line)).isEmpty();
    }

    private static boolean saysNoMore(String rest) {
        String remainder = remainder(TimeOfDay.without(rest));
        return remainder.isEmpty() || isPlace(remainder);
    }

    /** Whether a line could be the name of a place. */
    static boolean isPlace(String line) {
        return line.length() <= 60 && PLACE.matcher(line).matches();
    }

    private static String remainder(String rest) {
        String bare = LABELS.matcher(rest).replaceAll(" ");
        String before;
        do {
            before = bare;
            bare = EDGES.matcher(bare.strip()).replaceAll("");
        } while (!before.equals(bare));
        return Characters.line(bare);
    }
}
