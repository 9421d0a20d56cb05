package io.wirewatch.bench.language;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * How frequent runs of one to five letters are in a language: counted by Lingua in a million sentences, and kept in its jar as shares of
 * the run that is one letter shorter.
 */
final class LinguaTables {
    /** Serbian is counted in Cyrillic only; in Latin letters it has the same words. */
    static final Transliterator TO_LATIN = Transliterator.getInstance("Serbian-Latin/BGN");

    static final double LEAST = 1e-6;

    private static final int LONGEST = 5;
    private static final List<String> FILES = List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");
    private static final Pattern ENTRY = Pattern.compile("\"(\\d+)/(\\d+)\":\"([^\"]*)\"");

    private final ZipFile jar;

    LinguaTables(ZipFile jar) {
        this.jar = jar;
    }

    /** Runs of a language that are all in one script, with their share of the letters; those from {@link #LEAST} up. */
    Map<String, Double> read(String language, UnicodeScript script) throws IOException {
        List<String> sources = Taught.sources(language);
        Map<String, Double> runs = new HashMap<>();
        double left = 1;
        for (int i = 0; i < sources.size(); i++) {
            double worth = i == sources.size() - 1 ? left : 0.7 * left;
            shares(sources.get(i)).forEach((run, share) -> runs.merge(run, share * worth, Double::sum));
            left -= worth;
        }
        Map<String, Double> written =
                language.equals("sr") && script == UnicodeScript.LATIN ? transliterated(runs) : runs;
        written.entrySet().removeIf(run -> run.getValue() < LEAST || !isIn(run.getKey(), script));
        return written;
    }

    private Map<String, Double> shares(String language) throws IOException {
        Map<String, Double> shares = new HashMap<>();
        for (int length = 1; length <= LONGEST; length++) {
            ZipEntry file = jar.getEntry("language-models/" + language + "/" + FILES.get(length - 1) + ".json");
            Matcher entry = ENTRY.matcher(new String(jar.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8));
            while (entry.find()) {
                double share = Double.parseDouble(entry.group(1)) / Double.parseDouble(entry.group(2));
                for (String run : entry.group(3).split(" ")) {
                    double before = length == 1 ? 1 : shares.getOrDefault(run.substring(0, length - 1), 0.0);
                    if (share * before >= LEAST / 10) {
                        shares.put(run, share * before);
                    }
                }
            }
        }
        return shares;
    }

    private static Map<String, Double> transliterated(Map<String, Double> runs) {
        Map<String, Double> latin = new HashMap<>();
        runs.forEach((run, share) -> {
            String written = TO_LATIN.transliterate(run);
            if (written.length() <= LONGEST) {
                latin.merge(written, share, written.length() == run.length() ? Double::sum : Math::max);
            }
        });
        return latin;
    }

    private static boolean isIn(String run, UnicodeScript script) {
        return run.codePoints().allMatch(c -> UnicodeScript.of(c) == script);
    }
}
