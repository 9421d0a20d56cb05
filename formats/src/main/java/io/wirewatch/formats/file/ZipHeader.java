package io.wirewatch.formats.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What stands before a member of a zip archive (APPNOTE 4.3.7).
 *
 * @param name its name
 * @param flags the general purpose bits
 * @param method how it is packed
 * @param checksum CRC-32 of what it holds
 * @param packed bytes that follow
 * @param size bytes that it holds
 */
record ZipHeader(String name, int flags, int method, long checksum, long packed, long size) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int FIXED = 26;
    private static final int LOCKED = 1;
    private static final int TOLD_BEHIND = 8;
    private static final int UTF_8 = 0x800;
    private static final int ZIP64 = 1;
    private static final int UNICODE_PATH = 0x7075;
    private static final long BEYOND = 0xffff_ffffL;

    /** Reads what follows the signature. */
    static ZipHeader read(Rewind in) throws IOException {
        ByteBuffer fixed = fully(in, FIXED);
        int flags = fixed.getShort(2);
        long packed = Integer.toUnsignedLong(fixed.getInt(14));
        long size = Integer.toUnsignedLong(fixed.getInt(18));
        byte[] name = fully(in, fixed.getShort(22) & 0xffff).array();
        ByteBuffer extra = fully(in, fixed.getShort(24) & 0xffff);
        String written = name(name, flags);
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
            ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + length);
            if (id == ZIP64) {
                size = size == BEYOND && field.remaining() >= 8 ? field.getLong() : size;
                packed = packed == BEYOND && field.remaining() >= 8 ? field.getLong() : packed;
            } else if (id == UNICODE_PATH && length > 5 && field.get(0) == 1) {
                written = StandardCharsets.UTF_8.decode(field.position(5)).toString();
            }
        }
        return new ZipHeader(
                written,
                flags & 0xffff,
                fixed.getShort(4) & 0xffff,
                Integer.toUnsignedLong(fixed.getInt(10)),
                packed,
                size);
    }

    private static ByteBuffer fully(Rewind in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String name(byte[] bytes, int flags) {
        if ((flags & UTF_8) != 0) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            boolean isKnown = Charset.isSupported("IBM437");
            return new String(bytes, isKnown ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1);
        }
    }

    boolean isLocked() {
        return (flags & LOCKED) != 0;
    }

    /** Whether its sizes and checksum stand behind it. */
    boolean isToldBehind() {
        return (flags & TOLD_BEHIND) != 0;
    }

    /** Whether it can be stepped over without unpacking it. */
    boolean isLengthKnown() {
        return packed >= 0 && (!isToldBehind() || packed > 0);
    }

    /** Why it cannot be unpacked; null where it can. */
    String refusal() {
        if (isLocked()) {
            return "is locked with a password: pack it without one.";
        }
        if (method != STORED && method != DEFLATED) {
            return "is packed in a way that is not read (method " + method
                    + "): pack it anew as programs do by default.";
        }
        if (packed < 0 || size < 0 || method == STORED && isToldBehind() && packed == 0) {
            return "is packed in a way that does not tell where it ends: pack it anew.";
        }
        return null;
    }
}
