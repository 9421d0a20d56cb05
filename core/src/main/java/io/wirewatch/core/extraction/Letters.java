package io.wirewatch.core.extraction;

/**
 * What {@link Folding} and {@link Words} say of each character of the basic plane, packed so that most words are read by one
 * look at a table for each character: the character made comparable and its case folded in the upper half, traits below.
 */
final class Letters {
    /** Belongs inside words, and becomes one character: the words of most texts hold nothing else. */
    static final int PLAIN = 1;

    /** Belongs inside words or is invisible, but needs a closer look: marks, joiners, ligatures, halves of pairs. */
    static final int ODD = 1 << 1;

    /** Parts words and is no sign. */
    static final int SPACE = 1 << 2;

    /** A capital. */
    static final int CAPITAL = 1 << 3;

    /** A small letter. */
    static final int SMALL = 1 << 4;

    /** Folding its case changes it. */
    static final int CASED = 1 << 5;

    /** No small letter. */
    static final int NOT_SMALL = 1 << 6;

    private static final int KNOWN = 1 << 7;
    private static final int[] TABLE = new int[Character.MAX_VALUE + 1];

    private Letters() {}

    /** Traits and folded character. */
    static int of(char c) {
        // Threads may both work an entry out and store the same: no lock is needed.
        int known = TABLE[c];
        return known != 0 ? known : look(c);
    }

    /** The folded character of what {@link #of} gave, where it is one character. */
    static char folded(int letter) {
        return (char) (letter >>> 16);
    }

    private static int look(char c) {
        String shape = Folding.shape(c);
        int letter = KNOWN | caseOf(shape.isEmpty() ? ' ' : shape.codePointAt(0));
        letter |= kindOf(c, shape);
        letter |= shape.isEmpty() ? 0 : Folding.lower(shape.charAt(0)) << 16;
        TABLE[c] = letter;
        return letter;
    }

    private static int kindOf(char c, String shape) {
        if (Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT) {
            return ODD;
        }
        if (Words.isPart(c)) {
            return shape.length() == 1 && !Words.isMark(c) && !Words.standsAlone(c) ? PLAIN : ODD;
        }
        return !shape.isEmpty() && shape.isBlank() ? SPACE : 0;
    }

    /** Traits of a comparable code point that concern its case. */
    static int caseOf(int shaped) {
        int traits = Character.isLowerCase(shaped) ? SMALL : NOT_SMALL;
        if (Character.isUpperCase(shaped) || Character.isTitleCase(shaped)) {
            traits |= CAPITAL;
        }
        boolean cased = shaped <= Character.MAX_VALUE && Folding.lower((char) shaped) != shaped;
        return cased ? traits | CASED : traits;
    }
}
