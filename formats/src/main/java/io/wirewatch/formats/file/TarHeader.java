package io.wirewatch.formats.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A header of a tar archive: a block of 512 bytes (POSIX ustar, GNU, and the one before). */
record TarHeader(byte[] block) {
    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int SPARSE_EXTENDED = 482;

    /** Whether a file that begins so is such an archive: its checksum is right. */
    static boolean isOne(byte[] head) {
        return head.length >= BLOCK && head[0] != 0 && new TarHeader(Arrays.copyOf(head, BLOCK)).isSound();
    }

    boolean isSound() {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte one = i >= CHECKSUM && i < TYPE ? (byte) ' ' : block[i];
            unsigned += one & 0xff;
            signed += one;
        }
        long told = octal(CHECKSUM, TYPE - CHECKSUM);
        return told >= 0 && (told == unsigned || told == signed);
    }

    /** Whether nothing stands in it: the archive ends. */
    boolean isEnd() {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    char type() {
        return (char) (block[TYPE] & 0xff);
    }

    /** Whether more blocks follow that say where a file has holes. */
    boolean isExtended() {
        return type() == 'S' && block[SPARSE_EXTENDED] != 0;
    }

    String name() {
        String name = text(block, 0, NAME);
        boolean hasPrefix = new String(block, MAGIC, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        String prefix = hasPrefix ? text(block, PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Bytes that follow; negative where what stands there is no number. */
    long size() {
        return (block[SIZE] & 0x80) != 0 ? binary() : octal(SIZE, 12);
    }

    private long binary() {
        long value = block[SIZE] & 0x7f;
        for (int i = SIZE + 1; i < SIZE + 12; i++) {
            if (value >>> 54 != 0) {
                return -1;
            }
            value = value << 8 | block[i] & 0xff;
        }
        return value;
    }

    private long octal(int from, int length) {
        String digits = new String(block, from, length, StandardCharsets.ISO_8859_1)
                .replaceFirst("\0.*", "")
                .strip();
        return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
    }

    /** The text up to a NUL. */
    static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, end - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        }
    }
}
