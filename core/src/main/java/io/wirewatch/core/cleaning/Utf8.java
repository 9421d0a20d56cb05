package io.wirewatch.core.cleaning;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What bytes say about being UTF-8: no other character set has its sequences by chance.
 *
 * @param sequences well-formed sequences of two bytes and more
 * @param others bytes above 7F that are in none
 * @param doubled whether two characters meet that may be the bytes of one ({@link Mojibake})
 */
record Utf8(int sequences, int others, boolean doubled) {
    /** So many sequences, and hardly a byte beside them, are no accident. */
    private static final int PROOF = 3;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The bits that no byte of ASCII has, in eight bytes at once. */
    private static final long NO_ASCII = 0x8080_8080_8080_8080L;

    /** What the first byte of a character is that windows-1252 has between 80 and BF. */
    private static final String FIRST_OF_SIGNS = "\u00C2\u00C5\u00C6\u00CB\u00E2";

    static Utf8 of(byte[] body) {
        int sequences = 0;
        int others = 0;
        boolean doubled = false;
        ByteBuffer words = ByteBuffer.wrap(body);
        for (int i = 0; i < body.length; ) {
            if (i + Long.BYTES <= body.length && (words.getLong(i) & NO_ASCII) == 0) {
                i += Long.BYTES;
                continue;
            }
            int length = sequence(body, i);
            if (length > 1) {
                sequences++;
                doubled |= (body[i] & 0xFF) == 0xC3
                        && i + length < body.length
                        && FIRST_OF_SIGNS.indexOf(body[i + length] & 0xFF) >= 0;
            } else if (body[i] < 0) {
                others++;
            }
            i += Math.max(1, length);
        }
        return new Utf8(sequences, others, doubled);
    }

    /** Whether it can be nothing but UTF-8, stray bytes left out. */
    boolean isProven() {
        return sequences >= PROOF && sequences > 2 * others;
    }

    /** Whether no character of it was misread before it was written. */
    boolean isWellRead() {
        return others == 0 && !doubled && (sequences == 0 || isProven());
    }

    /** The text whose well-formed sequences are UTF-8, and whose other bytes are windows-1252: pages that were pasted together. */
    static String withStrays(byte[] body) {
        StringBuilder text = new StringBuilder(body.length);
        for (int i = 0; i < body.length; ) {
            int length = Math.max(1, sequence(body, i));
            if (length == 1 && body[i] >= 0) {
                text.append((char) body[i]);
            } else {
                text.append(new String(body, i, length, length == 1 ? WINDOWS_1252 : StandardCharsets.UTF_8));
            }
            i += length;
        }
        return text.toString();
    }

    /** How many bytes the character has that begins here; 0 where none does. */
    static int sequence(byte[] body, int at) {
        int first = body[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > body.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((body[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = body[at + 1] & 0xFF;
        boolean overlong = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
        boolean beyond = first == 0xF4 && second > 0x8F || first == 0xED && second > 0x9F;
        return overlong || beyond ? 0 : length;
    }
}
