package io.wirewatch.core.cleaning;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether English puts the day first in numbers: {@code 04/05/2004} is the fifth of April in America and the fourth of May in Britain and
 * most of the Commonwealth. The language tag of a page says which, and so does the country of its site.
 */
final class EnglishNumbers {
    private static final Set<String> DAY_FIRST = Set.of(
            "gb", "uk", "ie", "au", "nz", "in", "za", "ke", "ng", "gh", "mt", "cy", "sg", "my", "hk", "pk", "bd", "lk");
    private static final Pattern TAG = Pattern.compile("en[-_](?:[a-z]{4}[-_])?([a-z]{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTRY =
            Pattern.compile("https?://[^/?#:]{1,250}\\.([a-z]{2})(?:[/?#:].*)?", Pattern.CASE_INSENSITIVE);

    private EnglishNumbers() {}

    /** Whether a language tag ({@code en-GB}) names a country that puts the day first. */
    static boolean putDayFirstIn(String language) {
        return isDayFirst(language, TAG);
    }

    /** Whether the host of an address ({@code https://www.gov.uk/}) is of such a country. */
    static boolean putDayFirstAt(String address) {
        return isDayFirst(address, COUNTRY);
    }

    private static boolean isDayFirst(String text, Pattern pattern) {
        if (text == null || text.isBlank()) {
            return false;
        }
        Matcher matcher = pattern.matcher(text.strip());
        return matcher.matches() && DAY_FIRST.contains(matcher.group(1).toLowerCase(Locale.ROOT));
    }
}
