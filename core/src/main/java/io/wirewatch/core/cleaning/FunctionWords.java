package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that a language cannot do without: running text consists of them by a third. */
public final class FunctionWords {
    /** Those that releases come in most; the list holds some of their neighbours too. */
    private static final List<String> MOST = List.of("en", "fr", "de", "es", "it", "ru");

    private static final Map<String, List<String>> LANGUAGES = read();

    private FunctionWords() {}

    /**
     * Whether a word is one.
     *
     * @param word in small letters
     * @param language ISO 639-1 code; null: any of the six that releases come in most
     */
    public static boolean holds(String word, String language) {
        return LANGUAGES.getOrDefault(word, List.of()).stream()
                .anyMatch(known -> language == null ? MOST.contains(known) : known.equals(language));
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> words = new HashMap<>();
        Resource.lines("function-words.txt").map(line -> line.split("\t", 2)).forEach(line -> {
            for (String word : line[1].strip().split(" ")) {
                List<String> languages = words.computeIfAbsent(word, w -> new ArrayList<>());
                if (!languages.contains(line[0])) {
                    languages.add(line[0]);
                }
            }
        });
        return words;
    }
}
