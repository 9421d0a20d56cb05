package io.wirewatch.core.story;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of a text as hashes: letters and digits in lower case, apostrophes dropped, one word for each character of scripts that
 * write without blanks. Texts that were stripped of punctuation on their way have the same words.
 */
final class Words {
    /** Hash of where a text ends, for contexts there. */
    private static final int NOTHING = 0;

    private int count;
    private int[] hashes = new int[256];
    private byte[] kinds = new byte[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private final String text;

    private static final byte CAPITAL = 1;
    private static final byte DIGITS_ONLY = 2;
    private static final byte HAS_DIGIT = 4;

    Words(String written) {
        text = isAscii(written) ? written : Normalizer.normalize(written, Normalizer.Form.NFKC);
        read();
    }

    int count() {
        return count;
    }

    /** Hash of the word at a place, {@value #NOTHING} before the first and after the last. */
    int hash(int at) {
        return at >= 0 && at < count ? hashes[at] : NOTHING;
    }

    boolean isCapital(int at) {
        return is(at, CAPITAL);
    }

    boolean hasDigit(int at) {
        return is(at, HAS_DIGIT);
    }

    /** Value of a word of at most nine digits and nothing else; -1 for any other. */
    int number(int at) {
        if (!is(at, DIGITS_ONLY) || length(at) > 9) {
            return -1;
        }
        int value = 0;
        for (int i = starts[at]; i < ends[at]; i++) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
        }
        return value;
    }

    /** How many characters the word has, apostrophes in it included. */
    int length(int at) {
        return at >= 0 && at < count ? ends[at] - starts[at] : 0;
    }

    /** The word as written. */
    String word(int at) {
        return at >= 0 && at < count ? text.substring(starts[at], ends[at]) : "";
    }

    private boolean is(int at, int kind) {
        return at >= 0 && at < count && (kinds[at] & kind) != 0;
    }

    private void read() {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!isWord(c)) {
                i = next;
            } else if (standsAlone(c)) {
                add(i, next, mix(17, c), (byte) 0);
                i = next;
            } else {
                i = readWord(i);
            }
        }
    }

    private int readWord(int start) {
        int hash = 17;
        int end = start;
        boolean digits = false;
        boolean others = false;
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isWord(c) && !standsAlone(c)) {
                hash = mix(hash, Character.toLowerCase(c));
                digits |= Character.isDigit(c);
                others |= !Character.isDigit(c);
                end = next;
            } else if (!isApostrophe(c)) {
                break;
            }
            i = next;
        }
        boolean capital = Character.isUpperCase(text.codePointAt(start));
        int kind = (capital ? CAPITAL : 0) | (digits ? HAS_DIGIT : 0) | (digits && !others ? DIGITS_ONLY : 0);
        add(start, end, hash, (byte) kind);
        return end;
    }

    private void add(int start, int end, int hash, byte kind) {
        if (count == hashes.length) {
            int size = count * 2;
            hashes = Arrays.copyOf(hashes, size);
            kinds = Arrays.copyOf(kinds, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
        }
        hashes[count] = hash == NOTHING ? 1 : hash;
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = end;
    }

    /** One step of a hash whose bits all depend on all of what was mixed in. */
    static int mix(int hash, int value) {
        int h = (hash ^ value) * 0x9E3779B1;
        h ^= h >>> 15;
        h *= 0x85EBCA77;
        return h ^ h >>> 13;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean standsAlone(int c) {
        return c >= 0x0E00
                && (Character.isIdeographic(c)
                        || switch (Character.UnicodeScript.of(c)) {
                            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                            default -> false;
                        });
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02BC';
    }
}
