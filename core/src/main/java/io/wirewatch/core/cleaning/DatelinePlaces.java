package io.wirewatch.core.cleaning;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of towns and of what stands after their comma, which tell a dateline that has neither a date nor an agency. */
final class DatelinePlaces {
    private static final String[] LANGUAGES = {"en", "de", "fr", "es", "it", "pt", "nl"};
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Set<String> CITIES = new HashSet<>();
    private static final Set<String> REGIONS = new HashSet<>();

    static {
        Resource.lines("dateline-places.txt").map(line -> line.split("\t", 2)).forEach(line -> {
            Set<String> names = line[0].equals("city") ? CITIES : REGIONS;
            Arrays.stream(line[1].split(",")).map(DatelinePlaces::folded).forEach(names::add);
        });
        for (String language : LANGUAGES) {
            for (String country : Locale.getISOCountries()) {
                REGIONS.add(folded(Locale.of("", country).getDisplayCountry(Locale.of(language))));
            }
        }
    }

    private DatelinePlaces() {}

    /** Whether a name is that of a town that stands alone in datelines. */
    static boolean isCity(String name) {
        return CITIES.contains(folded(name));
    }

    /** Whether a name is that of a state, a province or a country. */
    static boolean isRegion(String name) {
        return REGIONS.contains(folded(name));
    }

    private static String folded(String name) {
        boolean word = name.codePoints().allMatch(Character::isLetter);
        return (word ? name : BREAKS.matcher(name).replaceAll(" ").strip()).toLowerCase(Locale.ROOT);
    }
}
