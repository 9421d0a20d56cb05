package io.wirewatch.core.extraction;

/**
 * An alias found in a title or paragraph.
 *
 * @param entry which alias
 * @param strength weak where the alias is, or where its place makes it doubtful
 * @param start first UTF-16 code unit
 * @param end code unit after the last
 * @param firstWord index of its first word in the section
 * @param lastWord index of its last word in the section
 */
record Hit(Entry entry, Strength strength, int start, int end, int firstWord, int lastWord) {
    String actor() {
        return entry.actor().id();
    }

    boolean isStrong() {
        return strength == Strength.STRONG;
    }
}
