package io.wirewatch.core.extraction;

import java.text.Normalizer;

/**
 * How texts are made comparable, code point by code point, so that offsets can be kept: curly quotes, dashes and spaces
 * become plain ones, invisible characters go, accents of Latin, Greek and Cyrillic letters go, compatibility letters
 * (full width, ligatures) become plain ones. Case is folded apart from that, since some aliases need it.
 */
final class Folding {
    private static final String NOTHING = "";
    private static final String[] CACHE = new String[Character.MAX_VALUE + 1];

    private Folding() {}

    /** A code point made comparable, case kept: usually one character, none for invisible ones. */
    static String shape(int codePoint) {
        if (codePoint > Character.MAX_VALUE) {
            return shapeOf(codePoint);
        }
        // Threads may both work an entry out and store equal strings: no lock is needed.
        String known = CACHE[codePoint];
        if (known == null) {
            known = shapeOf(codePoint);
            CACHE[codePoint] = known;
        }
        return known;
    }

    /** The text with its case folded; as long as the text where that is a result of {@link #shape}. */
    static String lower(String text) {
        StringBuilder folded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char low = lower(c);
            if (low != c && folded == null) {
                folded = new StringBuilder(text);
            }
            if (folded != null) {
                folded.setCharAt(i, low);
            }
        }
        return folded == null ? text : folded.toString();
    }

    /** The character with its case folded. */
    static char lower(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** A phrase in the one form that its id is made of. */
    static String phrase(String phrase, boolean exactCase) {
        StringBuilder shaped = new StringBuilder();
        phrase.codePoints().forEach(c -> shaped.append(Character.isWhitespace(c) ? " " : shape(c)));
        String plain = shaped.toString().strip().replaceAll(" +", " ");
        return exactCase ? plain : lower(plain);
    }

    private static String shapeOf(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> NOTHING;
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> " ";
            case Character.DASH_PUNCTUATION -> "-";
            case Character.NON_SPACING_MARK -> isAccent(c) ? NOTHING : Character.toString(c);
            default -> quoteOrLetter(c);
        };
    }

    private static String quoteOrLetter(int c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032', '\u02BC', '\u02B9', '\u00B4', '`', '\uFF07' -> "'";
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB' -> "\"";
            case '\u2212' -> "-";
            case '\u00DF' -> "ss";
            case '\u1E9E' -> "SS";
            default -> Character.isLetter(c) ? letter(c) : Character.toString(c);
        };
    }

    private static String letter(int c) {
        String whole = Character.toString(c);
        String parts = Normalizer.normalize(whole, Normalizer.Form.NFKD);
        if (parts.equals(whole)) {
            return whole;
        }
        StringBuilder base = new StringBuilder();
        parts.codePoints().filter(p -> !isAccent(p)).forEach(base::appendCodePoint);
        // Hangul syllables and the like fall apart into letters that say less than the whole.
        return base.codePoints().allMatch(Folding::hasCaseOrAccents) ? base.toString() : whole;
    }

    private static boolean hasCaseOrAccents(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW -> Character.isLetter(c);
            default -> false;
        };
    }

    /** Combining accents, and the vowel points of Hebrew and Arabic, which writers leave out. */
    private static boolean isAccent(int c) {
        return c >= 0x0300 && c <= 0x036F || c >= 0x0591 && c <= 0x05C7 || c >= 0x064B && c <= 0x0652;
    }
}
