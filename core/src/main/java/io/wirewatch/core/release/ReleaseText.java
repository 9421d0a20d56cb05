package io.wirewatch.core.release;

import java.util.List;

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
}
