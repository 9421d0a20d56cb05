package io.wirewatch.formats.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other bytes, and reads UTF-8 into which bytes of windows-1252 were pasted. */
final class Utf8 {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Utf8() {}

    /** How many characters beyond ASCII are sound UTF-8, and how many bytes are not. */
    record Count(int sound, int broken) {}

    static Count count(byte[] bytes) {
        int sound = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = lengthAt(bytes, i);
            if (length == 0) {
                broken++;
            } else if (length > 1) {
                sound++;
            }
            i += Math.max(1, length);
        }
        return new Count(sound, broken);
    }

    /** Sound sequences as UTF-8, each other byte as windows-1252. */
    static String decodeMixed(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int from = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = lengthAt(bytes, i);
            if (length == 0) {
                text.append(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                text.append(new String(bytes, i, 1, WINDOWS_1252));
                from = i + 1;
            }
            i += Math.max(1, length);
        }
        return text.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** Length of the sound sequence that begins here; 0 where none does. Surrogates and overlong forms are not sound. */
    private static int lengthAt(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        boolean refused = lead == 0xe0 && second < 0xa0
                || lead == 0xed && second > 0x9f
                || lead == 0xf0 && second < 0x90
                || lead == 0xf4 && second > 0x8f;
        return refused ? 0 : length;
    }
}
