package io.wirewatch.core.cleaning;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of months and weekdays, whole and shortened, in the languages of the releases; from CLDR as the JDK carries it. */
public final class MonthNames {
    /** Where two languages give one name to different months, the earlier language has it. */
    private static final String[] LANGUAGES = {
        "en", "fr", "de", "es", "it", "ru", "pt", "nl", "sv", "da", "nb", "pl", "cs", "uk", "ro", "tr", "fi", "hu",
        "bg", "sr", "hr", "be", "el", "ca", "sk", "sl", "et", "lv", "lt", "id", "ar"
    };

    private static final Map<String, Month> MONTHS = months();
    private static final Set<String> WEEKDAYS = weekdays();
    private static final int OPENING = 3;
    private static final int OPENINGS = 4096;
    private static final String[][] BY_OPENING = byOpening();

    private MonthNames() {}

    /** The month of that name in any case, with or without its full stop; null for what is no month. */
    public static Month month(String name) {
        return MONTHS.get(fold(name));
    }

    /**
     * Whether the name of a month ends where a word ends; the pattern of all names takes long to find out that none does, and most
     * lines are prose.
     */
    static boolean isIn(String text) {
        for (int i = 0; i + OPENING <= text.length(); i++) {
            for (String name : BY_OPENING[opening(text, i)]) {
                if (text.regionMatches(true, i, name, 0, name.length()) && endsWord(text, i + name.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean endsWord(String text, int at) {
        return at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    /** A hash of what a name begins with, whatever its case; as patterns compare, by way of capitals. */
    private static int opening(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + OPENING; i++) {
            hash = hash * 31 + Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
        }
        return hash & (OPENINGS - 1);
    }

    private static String[][] byOpening() {
        String[][] names = new String[OPENINGS][0];
        MONTHS.keySet().stream()
                .collect(Collectors.groupingBy(name -> opening(name, 0)))
                .forEach((opening, alike) -> names[opening] = alike.toArray(String[]::new));
        return names;
    }

    /** Whether a word is the name of a weekday in any case, with or without its full stop. */
    static boolean isWeekday(String word) {
        return WEEKDAYS.contains(fold(word));
    }

    /** An {@link Alternation} of all names of months, for {@link Pattern#CASE_INSENSITIVE} patterns. */
    static String monthPattern() {
        return Alternation.of(MONTHS.keySet());
    }

    /** The same of weekdays whose names have at least so many letters; shorter ones are other words and abbreviations too. */
    static String weekdayPattern(int shortest) {
        return Alternation.of(
                WEEKDAYS.stream().filter(name -> name.length() >= shortest).toList());
    }

    /** An {@link Alternation} of all names of weekdays. */
    static String weekdayPattern() {
        return Alternation.of(WEEKDAYS);
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
        put(names, "фев", Month.FEBRUARY);
        put(names, "сен", Month.SEPTEMBER);
        put(names, "ноя", Month.NOVEMBER);
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
