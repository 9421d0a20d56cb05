package io.wirewatch.core.entities;

/**
 * A name and the text around it.
 *
 * @param kind what it names
 * @param text title or text of the release
 * @param start first UTF-16 code unit of the name in it
 * @param end code unit after its last
 */
public record NameInText(EntityKind kind, String text, int start, int end) {
    /** The name as written. */
    public String name() {
        return text.substring(start, end);
    }
}
