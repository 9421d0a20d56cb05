package io.wirewatch.core.entities;

/**
 * A name found in a text.
 *
 * @param kind what it names
 * @param start first UTF-16 code unit
 * @param end code unit after the last
 */
public record EntitySpan(EntityKind kind, int start, int end) {}
