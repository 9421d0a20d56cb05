package io.wirewatch.core.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The numbers of what rules ask for: actors, kinds, filters. Never changes: it is cut into parts by hash, and a change copies
 * one of them.
 */
final class Names {
    private static final int PARTS_BITS = 10;

    private final TextHash hash;
    private final Part[] parts;

    private Names(TextHash hash, Part[] parts) {
        this.hash = hash;
        this.parts = parts;
    }

    static Names empty() {
        Part[] parts = new Part[1 << PARTS_BITS];
        Arrays.fill(parts, Part.EMPTY);
        return new Names(new TextHash(), parts);
    }

    /** The bytes of a name. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The number of a name, or -1. */
    int find(NameKind kind, byte[] name) {
        int place = place(kind, name);
        return parts[place >>> (Integer.SIZE - PARTS_BITS)].find(place, kind, name);
    }

    /** Where a name stands. */
    int place(NameKind kind, byte[] name) {
        return hash.of(name, 0, name.length) + kind.ordinal();
    }

    /** The same with a further name, which must not be there yet. */
    Names with(NameKind kind, byte[] name, int number) {
        int place = place(kind, name);
        int index = place >>> (Integer.SIZE - PARTS_BITS);
        return with(index, parts[index].with(place, kind, name, number));
    }

    /** The same without a name, given by what {@link #place} said of it and its number. */
    Names without(int place, int number) {
        int index = place >>> (Integer.SIZE - PARTS_BITS);
        return with(index, parts[index].without(place, number));
    }

    private Names with(int index, Part part) {
        Part[] others = parts.clone();
        others[index] = part;
        return new Names(hash, others);
    }

    /**
     * Some of the names.
     *
     * @param slots open addressing: where in {@code bytes} a name begins, plus 1; 0 for none
     * @param bytes of each name its number (4 bytes), place (4), kind (1), length (2), and itself
     * @param size how many names there are
     */
    private record Part(int[] slots, byte[] bytes, int size) {
        private static final Part EMPTY = new Part(new int[1], new byte[0], 0);
        private static final int HEADER = 11;

        int find(int place, NameKind kind, byte[] name) {
            int mask = slots.length - 1;
            for (int at = place & mask; slots[at] != 0; at = (at + 1) & mask) {
                int start = slots[at] - 1;
                if (number(start + 4) == place && is(start, kind, name)) {
                    return number(start);
                }
            }
            return -1;
        }

        private boolean is(int start, NameKind kind, byte[] name) {
            return bytes[start + 8] == kind.ordinal()
                    && Arrays.equals(bytes, start + HEADER, end(start), name, 0, name.length);
        }

        Part with(int place, NameKind kind, byte[] name, int number) {
            int start = bytes.length;
            byte[] more = Arrays.copyOf(bytes, start + HEADER + name.length);
            put(more, start, number);
            put(more, start + 4, place);
            more[start + 8] = (byte) kind.ordinal();
            more[start + 9] = (byte) (name.length >>> 8);
            more[start + 10] = (byte) name.length;
            System.arraycopy(name, 0, more, start + HEADER, name.length);
            return of(more, size + 1);
        }

        Part without(int place, int number) {
            int mask = slots.length - 1;
            int at = place & mask;
            while (number(slots[at] - 1) != number) {
                at = (at + 1) & mask;
            }
            int start = slots[at] - 1;
            int end = end(start);
            byte[] less = new byte[bytes.length - (end - start)];
            System.arraycopy(bytes, 0, less, 0, start);
            System.arraycopy(bytes, end, less, start, bytes.length - end);
            return size == 1 ? EMPTY : of(less, size - 1);
        }

        private static Part of(byte[] bytes, int size) {
            Part part = new Part(new int[Integer.highestOneBit(size * 3 / 2) * 2], bytes, size);
            for (int start = 0; start < bytes.length; start = part.end(start)) {
                part.fill(start);
            }
            return part;
        }

        private void fill(int start) {
            int mask = slots.length - 1;
            int at = number(start + 4) & mask;
            while (slots[at] != 0) {
                at = (at + 1) & mask;
            }
            slots[at] = start + 1;
        }

        private int end(int start) {
            return start + HEADER + ((bytes[start + 9] & 0xFF) << 8 | (bytes[start + 10] & 0xFF));
        }

        private int number(int at) {
            return (bytes[at] & 0xFF) << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | (bytes[at + 3] & 0xFF);
        }

        private static void put(byte[] bytes, int at, int number) {
            bytes[at] = (byte) (number >>> 24);
            bytes[at + 1] = (byte) (number >>> 16);
            bytes[at + 2] = (byte) (number >>> 8);
            bytes[at + 3] = (byte) number;
        }
    }
}
