package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Joins paragraphs to the text of a release and notes where each paragraph and each sentence lies in it. */
final class Layout {
    private static final String GAP = "\n\n";

    private Layout() {}

    static ReleaseText of(String title, List<Zoned> paragraphs, String language) {
        SentenceSplitter splitter = new SentenceSplitter(language);
        StringBuilder text = new StringBuilder();
        List<Paragraph> layout = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            text.append(i == 0 ? "" : GAP);
            int start = text.length();
            String words = paragraphs.get(i).words();
            text.append(words);
            List<Sentence> sentences = splitter.split(words).stream()
                    .map(s -> new Sentence(start + s.start(), start + s.end()))
                    .toList();
            layout.add(new Paragraph(start, text.length(), paragraphs.get(i).zone(), sentences));
        }
        return new ReleaseText(title, text.toString(), layout);
    }
}
