package io.wirewatch.bench.language;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which languages are told apart in a script, in the order of the model's file, and under which names Lingua knows them. */
record Taught(UnicodeScript script, List<String> languages) {
    static final List<Taught> ALL = List.of(
            of(
                    UnicodeScript.LATIN,
                    "en fr de es it pt nl pl ro cs sv da no tr ca hu fi hr sk sl lt lv et id vi sr sq az is af eu cy ga"),
            of(UnicodeScript.CYRILLIC, "ru uk bg sr be mk kk mn"),
            of(UnicodeScript.ARABIC, "ar fa ur"),
            of(UnicodeScript.DEVANAGARI, "hi mr"));

    /** Both ways of writing Norwegian are one language here; the first counts more, being far more common. */
    private static final Map<String, List<String>> SOURCES = Map.of("no", List.of("nb", "nn"));

    /** Releases in these are far more common than in their small neighbours, such as Catalan. */
    private static final Set<String> COMMON = Set.of("en", "fr", "de", "es", "it", "ru");
    /** Hardly any are in these, which are taught so as not to be taken for the others. */
    private static final Set<String> RARE =
            Set.of("sq", "az", "is", "af", "eu", "cy", "ga", "be", "mk", "kk", "mn", "ur", "mr");

    private static final double ODDS = 3;

    /** What a language's score is before a letter is read: the logarithm of its odds. */
    static double first(String language) {
        return COMMON.contains(language) ? Math.log(ODDS) : RARE.contains(language) ? -Math.log(ODDS) : 0;
    }

    static List<String> sources(String language) {
        return SOURCES.getOrDefault(language, List.of(language));
    }

    private static Taught of(UnicodeScript script, String languages) {
        return new Taught(script, List.of(languages.split(" ")));
    }
}
