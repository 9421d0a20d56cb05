package io.wirewatch.core.catalogue;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Names of countries in our six languages, from CLDR as icu4j carries it. */
final class CldrNames {
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es", "it", "ru");
    private static final String NO_GENITIVE = "sxzß";

    private CldrNames() {}

    /** A name and the language it is in. */
    record Name(String text, String language) {
        boolean isEnglish() {
            return language.equals("en");
        }

        /** The only language whose releases it counts in, null for all: one word may be a name elsewhere ("Maurice"). */
        String boundTo() {
            boolean other = isEnglish() || language.equals("ru") || text.indexOf(' ') >= 0;
            return other ? null : language;
        }
    }

    /** @param code ISO 3166 alpha-2 */
    static List<Name> of(String code) {
        List<Name> names = new ArrayList<>();
        for (String language : LANGUAGES) {
            String display = ULocale.getDisplayCountry("und-" + code, language).replace('’', '\'');
            String text = display.replaceAll(" \\(.*\\)", "");
            if (!text.contains(" - ")) {
                names.add(new Name(text, language));
                addVariants(names, text, language);
            }
        }
        return names;
    }

    private static void addVariants(List<Name> names, String text, String language) {
        if (text.contains(" & ")) {
            names.add(new Name(text.replace("&", "and"), language));
        }
        if (language.equals("de") && text.indexOf(' ') < 0 && NO_GENITIVE.indexOf(text.charAt(text.length() - 1)) < 0) {
            names.add(new Name(text + "s", language));
        }
    }
}
