package io.wirewatch.core.cleaning;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that the address of a page names: {@code /2004/04/15/}, {@code /2004-04/15/}, {@code /2004/apr/15/}, {@code /20040415/}, {@code /title-2004-04-15}. */
final class AddressDate {
    private static final int LONGEST = 2000;
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<=[/_.=-])((?:19|20)\\d{2})(?:([/_-])(\\d{1,2})[/_-](\\d{1,2})|(\\d{2})[/-]?(\\d{2}))(?![\\d])");
    private static final Pattern NAMED_MONTH = Pattern.compile("/((?:19|20)\\d{2})/(\\p{L}{3,9})/(\\d{1,2})(?=/|$)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<=[/_-])(\\d{1,2})([-_.])(\\d{1,2})\\2((?:19|20)\\d{2})(?=[/_.?#-]|$)");
    private static final Pattern ORIGIN = Pattern.compile("^[a-zA-Z][a-zA-Z+.-]*://[^/?#]*");

    private AddressDate() {}

    /** The day in ISO form that the path of an address names, where it names one; a query or a host names none. */
    static Optional<String> of(String address) {
        if (address == null || address.length() > LONGEST || address.isBlank()) {
            return Optional.empty();
        }
        String path = ORIGIN.matcher(address.strip()).replaceFirst("").split("[?#]", 2)[0];
        Matcher yearFirst = YEAR_FIRST.matcher(path);
        while (yearFirst.find()) {
            boolean apart = yearFirst.group(3) != null;
            Optional<String> day =
                    day(yearFirst.group(1), yearFirst.group(apart ? 3 : 5), yearFirst.group(apart ? 4 : 6));
            if (day.isPresent()) {
                return day;
            }
        }
        Matcher named = NAMED_MONTH.matcher(path);
        if (named.find() && MonthNames.month(named.group(2)) != null) {
            int month = MonthNames.month(named.group(2)).getValue();
            return day(named.group(1), Integer.toString(month), named.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(path);
        return dayFirst.find() ? day(dayFirst.group(4), dayFirst.group(3), dayFirst.group(1)) : Optional.empty();
    }

    private static Optional<String> day(String year, String month, String day) {
        return DateReader.read(year + "-" + month + "-" + day, false)
                .map(written -> written.date().toString());
    }
}
