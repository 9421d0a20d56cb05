package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of texts that come without a layout, parted as cleaning parts a release's. In this package because the splitter
 * is nobody else's business.
 */
public final class PlainSentences {
    private PlainSentences() {}

    /** Sentences of an English text in which each line is a paragraph. */
    public static List<Sentence> of(String text) {
        SentenceSplitter splitter = new SentenceSplitter("en");
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int found = text.indexOf('\n', start);
            int end = found < 0 ? text.length() : found;
            for (Sentence sentence : splitter.split(text.substring(start, end))) {
                sentences.add(new Sentence(start + sentence.start(), start + sentence.end()));
            }
            start = end + 1;
        }
        return sentences;
    }
}
