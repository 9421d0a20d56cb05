package io.wirewatch.core.release;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What people read of a release.
 *
 * @param title one line; a paragraph and a sentence of its own for every rule
 * @param text paragraphs joined by exactly {@code "\n\n"}, none holding a line break
 * @param paragraphs the layout of {@code text}, in order
 */
public record ReleaseText(String title, String text, List<Paragraph> paragraphs) {
    public ReleaseText {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The text without its contact lines, in which copies of a release differ first. */
    public String news() {
        if (paragraphs.stream().allMatch(paragraph -> paragraph.zone().isNews())) {
            return text;
        }
        return paragraphs.stream()
                .filter(paragraph -> paragraph.zone().isNews())
                .map(paragraph -> text.substring(paragraph.start(), paragraph.end()))
                .collect(Collectors.joining("\n\n"));
    }
}
