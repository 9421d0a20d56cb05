package io.wirewatch.core.extraction;

/**
 * A word or sign of an alias.
 *
 * @param shaped made comparable, case kept
 * @param folded {@code shaped} with its case folded
 * @param key what it is looked up by: {@code folded}, for a long Cyrillic word its stem
 */
record Token(String shaped, String folded, String key) {
    static Token of(String shaped) {
        String folded = Folding.lower(shaped);
        return new Token(shaped, folded.equals(shaped) ? shaped : folded, CyrillicStem.of(folded));
    }

    boolean isWord() {
        return Words.isPart(shaped.codePointAt(0));
    }

    boolean startsWithCapital() {
        int first = shaped.codePointAt(0);
        return Character.isUpperCase(first) || Character.isTitleCase(first);
    }

    /** Whether it holds capitals and no small letter. */
    boolean isAllCapitals() {
        return !shaped.equals(folded) && !hasSmallLetter();
    }

    boolean hasSmallLetter() {
        return shaped.codePoints().anyMatch(Character::isLowerCase);
    }
}
