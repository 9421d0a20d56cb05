package io.wirewatch.core.release;

import java.util.List;

/**
 * A paragraph of a release.
 *
 * @param start first UTF-16 code unit in the release's text
 * @param end code unit after the last
 * @param zone never {@link Zone#HEADLINE}
 * @param sentences its sentences in order, inside {@code start..end}
 */
public record Paragraph(int start, int end, Zone zone, List<Sentence> sentences) {
    public Paragraph {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a paragraph needs 0 <= start <= end, not " + start + ".." + end);
        }
        sentences = List.copyOf(sentences);
    }
}
