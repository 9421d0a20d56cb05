package io.wirewatch.gateway.view;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a title, and of a search for titles: letters and digits, lower case, without accents. */
final class TitleWords {
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    private TitleWords() {}

    static Set<String> of(String title) {
        String plain = ACCENT.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD))
                .replaceAll("");
        Set<String> words = new LinkedHashSet<>();
        for (String word : SEPARATOR.split(plain.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
