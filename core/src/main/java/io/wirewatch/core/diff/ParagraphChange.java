package io.wirewatch.core.diff;

import java.util.List;

/**
 * What became of a paragraph.
 *
 * @param kind what
 * @param from its place in the earlier text, from 0, or null where it is not there
 * @param to its place in the later text, from 0, or null where it is not there
 * @param words its words; those that are the same or removed make the earlier paragraph, those that are the same or added the later one
 */
public record ParagraphChange(Kind kind, Integer from, Integer to, List<Piece> words) {
    public ParagraphChange {
        words = List.copyOf(words);
    }
}
