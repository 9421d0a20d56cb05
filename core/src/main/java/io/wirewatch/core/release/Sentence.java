package io.wirewatch.core.release;

/**
 * A sentence of a paragraph.
 *
 * @param start first UTF-16 code unit in the release's text
 * @param end code unit after the last
 */
public record Sentence(int start, int end) {
    public Sentence {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a sentence needs 0 <= start <= end, not " + start + ".." + end);
        }
    }
}
