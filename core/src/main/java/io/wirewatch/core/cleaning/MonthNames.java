package io.wirewatch.core.cleaning;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of months and weekdays, whole and shortened, in the languages of the releases; from CLDR as the JDK carries it. */
final class MonthNames {
    /** Where two languages give one name to different months, the earlier language has it. */
    private static final String[] LANGUAGES = {
        "en", "fr", "de", "es", "it", "ru", "pt", "nl", "sv", "da", "nb", "pl", "cs", "uk", "ro", "tr", "fi", "hu",
        "bg", "sr", "hr", "be", "el", "ca"
    };

    private static final Map<String, Month> MONTHS = months();
    private static final Set<String> WEEKDAYS = weekdays();

    private MonthNames() {}

    /** The month of that name in any case, with or without its full stop; null for what is no month. */
    static Month month(String name) {
        return MONTHS.get(fold(name));
    }

    /** An alternation of all names of months, longest first, for {@link Pattern#CASE_INSENSITIVE} patterns. */
    static String monthPattern() {
        return alternation(MONTHS.keySet());
    }

    /** An alternation of all names of weekdays, longest first. */
    static String weekdayPattern() {
        return alternation(WEEKDAYS);
    }

    private static String alternation(Set<String> names) {
        return names.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static Map<String, Month> months() {
        Map<String, Month> names = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.of(language);
            for (Month month : Month.values()) {
                for (TextStyle style : new TextStyle[] {
                    TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
                }) {
                    put(names, month.getDisplayName(style, locale), month);
                }
            }
        }
        put(names, "sept", Month.SEPTEMBER);
        put(names, "mrz", Month.MARCH);
        put(names, "jänner", Month.JANUARY);
        put(names, "setiembre", Month.SEPTEMBER);
        return Map.copyOf(names);
    }

    private static void put(Map<String, Month> names, String name, Month month) {
        String folded = fold(name);
        if (folded.codePoints().filter(Character::isLetter).count() >= 3
                && folded.codePoints().noneMatch(Character::isDigit)) {
            names.putIfAbsent(folded, month);
        }
    }

    private static Set<String> weekdays() {
        Set<String> names = new TreeSet<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.of(language);
            for (DayOfWeek day : DayOfWeek.values()) {
                names.add(fold(day.getDisplayName(TextStyle.FULL, locale)));
                names.add(fold(day.getDisplayName(TextStyle.SHORT, locale)));
            }
        }
        names.addAll(Set.of("tues", "thur", "thurs", "weds"));
        return names;
    }

    private static String fold(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
