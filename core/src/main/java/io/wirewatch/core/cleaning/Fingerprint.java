package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What makes two texts the same: letters and digits in their order, whatever their case, punctuation and blanks. Equal
 * fingerprints within the horizon of stories are one story. The title is left out, so that an agency's own headline does not hide a copy. That would
 * merge releases that say next to nothing ("Video available"), so:
 *
 * <ul>
 *   <li>a text below {@value #TELLING} letters counts together with its title;
 *   <li>where both together have fewer than {@value #ANYTHING} letters, the release is like no other: its id counts too.
 * </ul>
 */
final class Fingerprint {
    /** About twenty words: notices shorter than this are written from one mould. */
    static final int TELLING = 120;

    /** About four words. */
    static final int ANYTHING = 25;

    private static final int NO_WORD = 0;

    /** What {@link #fold} makes of the characters that most texts consist of. */
    private static final char[] ASCII = new char[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : NO_WORD;
        }
    }

    private Fingerprint() {}

    /** Fingerprint of a release: 64 hex digits. */
    static String of(String releaseId, String title, String text) {
        String words = fold(text);
        if (words.length() >= TELLING) {
            return Ids.sha256Hex(words);
        }
        String all = fold(title) + "\n" + words;
        return Ids.sha256Hex(all.length() > ANYTHING ? all : releaseId + "\n" + all);
    }

    /** Letters and digits of a text in lower case, one space between words. */
    static String fold(String text) {
        String compatible = isAscii(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        char[] out = new char[compatible.length()];
        int length = 0;
        boolean gap = false;
        for (int i = 0; i < compatible.length(); ) {
            int c = compatible.codePointAt(i);
            i += Character.charCount(c);
            int folded = c < ASCII.length ? ASCII[c] : isWord(c) ? c : NO_WORD;
            if (folded != NO_WORD) {
                if (gap && length > 0) {
                    out[length++] = ' ';
                }
                length += Character.toChars(folded, out, length);
                gap = false;
            } else {
                gap = gap || !isApostrophe(c);
            }
        }
        return new String(out, 0, length);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII.length) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02BC';
    }
}
