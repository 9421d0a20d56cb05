package io.wirewatch.core.cleaning;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells English, French, German, Spanish, Italian and Russian by their function words, of which running text consists by a third. Other
 * languages are in the race so that Portuguese is not taken for Spanish; where one of them wins, or nobody clearly, the answer is
 * {@code und}.
 */
final class LanguageGuess {
    static final String UNKNOWN = "und";

    private static final int SAMPLE = 4000;
    private static final int FEWEST_WORDS = 4;
    private static final double LEAST_SHARE = 0.12;
    /** Releases in the six are far more common than in their small neighbours, such as Catalan. */
    private static final double PRIOR = 1.05;

    private static final Pattern BLANKS = Pattern.compile("[ '’]+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");

    private LanguageGuess() {}

    /**
     * The language of a text.
     *
     * @param given language that came with the text, or null; believed where it is a BCP 47 tag
     * @param hint language that the page's markup names, or null; stands in where the text does not tell
     */
    static String of(String given, String hint, String text) {
        if (isTag(given)) {
            return canonical(given);
        }
        String guess = guess(text);
        return guess.equals(UNKNOWN) && isTag(hint) ? canonical(hint) : guess;
    }

    static String guess(String text) {
        String[] words =
                BLANKS.split(Fingerprint.fold(sample(text).replace('’', ' ').replace('\'', ' ')));
        if (words.length < FEWEST_WORDS) {
            return UNKNOWN;
        }
        Map<String, Double> scores = scores(words);
        List<Map.Entry<String, Double>> best = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(2)
                .toList();
        boolean clear = !best.isEmpty()
                && best.getFirst().getValue() >= LEAST_SHARE * words.length
                && (best.size() == 1
                        || best.getFirst().getValue() > best.getLast().getValue());
        return clear && FunctionWords.TOLD.contains(best.getFirst().getKey())
                ? best.getFirst().getKey()
                : UNKNOWN;
    }

    /** Words of each language in the text; a word that several languages share says less. */
    private static Map<String, Double> scores(String[] words) {
        Map<String, Double> scores = new HashMap<>();
        for (String word : words) {
            List<String> languages = FunctionWords.languages(word);
            double weight = languages.size() == 1 ? 1 : 0.7;
            languages.forEach(language -> scores.merge(language, weight, Double::sum));
        }
        FunctionWords.TOLD.forEach(language -> scores.computeIfPresent(language, (l, score) -> score * PRIOR));
        return scores;
    }

    private static String sample(String text) {
        return text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
    }

    private static boolean isTag(String tag) {
        return tag != null && TAG.matcher(tag.strip()).matches();
    }

    private static String canonical(String tag) {
        return Locale.forLanguageTag(tag.strip().replace('_', '-')).toLanguageTag();
    }
}
