package io.wirewatch.core.quality;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseText;
import java.util.List;
import java.util.Locale;

/**
 * Finds the place of a mention in a document that was split into paragraphs in another way: by letters and digits alone,
 * which cleaning leaves as they are.
 */
final class Places {
    private final ReleaseText text;
    private final String letters;
    private final int[] ends;
    private final int[] begins;

    /**
     * @param text a release of the document
     * @param paragraphs the document's own
     */
    Places(ReleaseText text, List<String> paragraphs) {
        this.text = text;
        StringBuilder all = new StringBuilder();
        ends = new int[paragraphs.size()];
        for (int i = 0; i < ends.length; i++) {
            all.append(letters(paragraphs.get(i)));
            ends[i] = all.length();
        }
        letters = all.toString();
        begins = new int[text.paragraphs().size()];
        int next = ends[0];
        for (int i = 0; i < begins.length; i++) {
            String words = letters(of(text.paragraphs().get(i)));
            begins[i] = letters.indexOf(words, next);
            next = begins[i] < 0 ? next : begins[i] + words.length();
        }
    }

    /** Index of the paragraph that the mention stands in; the number of paragraphs where its own is not found. */
    int of(Mention mention) {
        if (mention.paragraph() < 0) {
            return at(letters.indexOf(letters(text.title())), text.title().substring(0, mention.start()));
        }
        int own = text.paragraphs().get(mention.paragraph()).start();
        return at(begins[mention.paragraph()], text.text().substring(own, mention.start()));
    }

    private String of(Paragraph paragraph) {
        return text.text().substring(paragraph.start(), paragraph.end());
    }

    private int at(int begin, String before) {
        if (begin < 0) {
            return ends.length;
        }
        int at = begin + letters(before).length();
        int i = 0;
        while (ends[i] <= at) {
            i++;
        }
        return i;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
