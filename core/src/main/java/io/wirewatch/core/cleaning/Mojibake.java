package io.wirewatch.core.cleaning;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts right what was written as UTF-8 and read as windows-1252 before it came here ({@code â€™} for {@code ’}, {@code Ã©} for
 * {@code é}), once or twice over. Only where it is certain: the characters are the bytes of one well-formed sequence, what they spell is a
 * letter, a dash, a quote or another sign of prose, and a lone {@code Â} is taken for one only beside a sign.
 */
final class Mojibake {
    /** What windows-1252 makes of the bytes 80 to 9F; its five holes as browsers fill them. */
    private static final String UPPER_CONTROLS =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                    + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static final int MOST_TIMES = 2;

    private Mojibake() {}

    /** The text put right; the same where there is nothing to. */
    static String repair(String text) {
        String repaired = text;
        for (int i = 0; i < MOST_TIMES; i++) {
            String once = repairOnce(repaired);
            if (once.equals(repaired)) {
                break;
            }
            repaired = once;
        }
        return repaired;
    }

    private static String repairOnce(String text) {
        StringBuilder out = null;
        byte[] bytes = new byte[4];
        int repairedTo = 0;
        for (int i = 0; i < text.length(); ) {
            int length = misread(text, i, repairedTo, bytes);
            if (length == 0) {
                if (out != null) {
                    out.append(text.charAt(i));
                }
                i++;
            } else {
                out = out == null ? new StringBuilder(text.length()).append(text, 0, i) : out;
                out.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
                i += length;
                repairedTo = i;
            }
        }
        return out == null ? text : out.toString();
    }

    /** How many characters from here are the bytes of one; 0 for none. The bytes are put into the array. */
    private static int misread(String text, int at, int repairedTo, byte[] bytes) {
        char first = text.charAt(at);
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > text.length()) {
            return 0;
        }
        bytes[0] = (byte) first;
        for (int i = 1; i < length; i++) {
            int value = byteOf(text.charAt(at + i));
            if (value < 0x80 || value > 0xBF) {
                return 0;
            }
            bytes[i] = (byte) value;
        }
        byte[] sequence = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        if (Utf8.sequence(sequence, 0) != length) {
            return 0;
        }
        int spelt = new String(sequence, StandardCharsets.UTF_8).codePointAt(0);
        boolean goesOn = at > 0 && at == repairedTo;
        return isOfProse(spelt, text, at, goesOn) && isNoQuote(text, at, length, goesOn) ? length : 0;
    }

    /** @param goesOn whether what stands before was misread too */
    private static boolean isOfProse(int spelt, String text, int at, boolean goesOn) {
        if (spelt <= 0xBF) {
            // An accented capital before a sign is rare, but it is writing where it ends a word. The controls are bytes
            // again.
            boolean afterWord = at > 0 && Character.isLetter(text.charAt(at - 1));
            return (spelt >= 0xA0 || UPPER_CONTROLS.indexOf(spelt) >= 0) && (goesOn || !afterWord);
        }
        if (spelt < 0x2000) {
            boolean afterCapital = at > 0 && Character.isUpperCase(text.charAt(at - 1));
            return Character.isLetter(spelt) && (goesOn || spelt >= 0x100 || !afterCapital);
        }
        return spelt < 0x2070 || spelt == 0x20AC || spelt == 0x2122 || Character.isLetter(spelt);
    }

    /** Whether the second character is not the quote that closes after an accented capital. */
    private static boolean isNoQuote(String text, int at, int length, boolean goesOn) {
        boolean quote = "\u2018\u2019\u201C\u201D".indexOf(text.charAt(at + 1)) >= 0;
        boolean inWord = at + length < text.length() && Character.isLetter(text.charAt(at + length));
        return length > 2 || !quote || goesOn || inWord;
    }

    private static int byteOf(char c) {
        if (c >= 0x80 && c <= 0xFF) {
            return c;
        }
        int control = UPPER_CONTROLS.indexOf(c);
        return control < 0 ? -1 : 0x80 + control;
    }
}
