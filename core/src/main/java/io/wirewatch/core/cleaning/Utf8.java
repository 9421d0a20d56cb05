package io.wirewatch.core.cleaning;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What bytes say about being UTF-8: no other character set has its sequences by chance. */
record Utf8(int sequences, int others) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The bits that no byte of ASCII has, in eight bytes at once. */
    private static final long NO_ASCII = 0x8080_8080_8080_8080L;

    /** Counts the well-formed sequences of two bytes and more, and the bytes above 7F that are in none. */
    static Utf8 count(byte[] body) {
        int sequences = 0;
        int others = 0;
        ByteBuffer words = ByteBuffer.wrap(body);
        for (int i = 0; i < body.length; ) {
            if (i + Long.BYTES <= body.length && (words.getLong(i) & NO_ASCII) == 0) {
                i += Long.BYTES;
                continue;
            }
            int length = sequence(body, i);
            if (length > 1) {
                sequences++;
            } else if (body[i] < 0) {
                others++;
            }
            i += Math.max(1, length);
        }
        return new Utf8(sequences, others);
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

    /** Whether no byte is above 7F. */
    static boolean isAscii(byte[] body) {
        ByteBuffer words = ByteBuffer.wrap(body);
        int i = 0;
        for (; i + Long.BYTES <= body.length; i += Long.BYTES) {
            if ((words.getLong(i) & NO_ASCII) != 0) {
                return false;
            }
        }
        for (; i < body.length; i++) {
            if (body[i] < 0) {
                return false;
            }
        }
        return true;
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
