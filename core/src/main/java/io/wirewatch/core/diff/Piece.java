package io.wirewatch.core.diff;

/**
 * Words in their order that are the same in both texts, or in one of them.
 *
 * @param kind {@link Kind#SAME}, {@link Kind#REMOVED} or {@link Kind#ADDED}
 * @param text the words, with the blanks and signs between them
 */
public record Piece(Kind kind, String text) {}
