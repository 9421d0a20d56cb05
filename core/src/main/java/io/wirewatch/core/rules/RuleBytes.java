package io.wirewatch.core.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: varints and texts. */
final class RuleBytes {
    private byte[] bytes = new byte[64];
    private int length;

    void number(int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            add((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        add((byte) rest);
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void add(byte one) {
        room(1);
        bytes[length++] = one;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
