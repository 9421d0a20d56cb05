package io.wirewatch.core.extraction;

/**
 * An alias found in a title or paragraph.
 *
 * @param entry which alias
 * @param strength weak where the alias is, or where its place makes it doubtful
 * @param proven false where the alias is a name only by its capital, and a capital proves nothing at its place
 * @param start first UTF-16 code unit
 * @param end code unit after the last
 * @param firstWord index of its first word in the section
 * @param lastWord index of its last word in the section
 */
record Hit(Entry entry, Strength strength, boolean proven, int start, int end, int firstWord, int lastWord) {
    String actor() {
        return entry.actor().id();
    }

    /** Whether it names the actor, whatever else is in the release. */
    boolean isStrong() {
        return strength == Strength.STRONG && proven;
    }

    /** Whether it names the actor unless the release uses the word for something else. */
    boolean isUnproven() {
        return strength == Strength.STRONG && !proven;
    }
}
