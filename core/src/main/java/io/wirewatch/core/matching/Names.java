package io.wirewatch.core.matching;

import java.util.Arrays;

/**
 * The numbers of what rules ask for: actors, kinds, filters. Never changes, see {@link PersistentArray}; cut into parts by
 * hash, and a change copies one of them.
 */
final class Names {
    private static final int PARTS_BITS = 10;

    private final TextHash hash;
    private final PersistentArray<Part> parts;

    private Names(TextHash hash, PersistentArray<Part> parts) {
        this.hash = hash;
        this.parts = parts;
    }

    static Names empty() {
        return new Names(new TextHash(), PersistentArray.empty());
    }

    /** The number of a name, or -1. */
    int find(NameKind kind, String text) {
        int place = hash.of(kind.ordinal(), text);
        Part part = parts.get(place >>> (Integer.SIZE - PARTS_BITS));
        return part == null ? -1 : part.find(place, kind, text);
    }

    /** The same with a further name, which must not be there yet. */
    Names with(NameKind kind, String text, int number) {
        int place = hash.of(kind.ordinal(), text);
        int index = place >>> (Integer.SIZE - PARTS_BITS);
        Part part = parts.get(index);
        Part more = (part == null ? Part.EMPTY : part).with(place, kind, text, number);
        return new Names(hash, parts.with(index, more));
    }

    /** The same without a name, given by what {@link #place} said of it and its number. */
    Names without(int place, int number) {
        int index = place >>> (Integer.SIZE - PARTS_BITS);
        Part less = parts.get(index).without(place, number);
        return new Names(hash, parts.with(index, less.isEmpty() ? null : less));
    }

    /** Where a name stands. */
    int place(NameKind kind, String text) {
        return hash.of(kind.ordinal(), text);
    }

    /**
     * Some of the names.
     *
     * @param slots open addressing: where in {@code bytes} a name begins, plus 1; 0 for none
     * @param bytes each name as number (4 bytes), place (4), kind and width (1), length (2), and its characters of one byte
     *     or two
     * @param size how many names there are
     */
    private record Part(int[] slots, byte[] bytes, int size) {
        private static final Part EMPTY = new Part(new int[2], new byte[0], 0);
        private static final int HEADER = 11;
        private static final int WIDE = 0x80;

        boolean isEmpty() {
            return size == 0;
        }

        int find(int place, NameKind kind, String text) {
            int mask = slots.length - 1;
            for (int at = place & mask; slots[at] != 0; at = (at + 1) & mask) {
                int start = slots[at] - 1;
                if (number(start + 4) == place && is(start, kind, text)) {
                    return number(start);
                }
            }
            return -1;
        }

        private boolean is(int start, NameKind kind, String text) {
            int length = text.length();
            if ((bytes[start + 8] & ~WIDE) != kind.ordinal() || length(start) != length) {
                return false;
            }
            boolean wide = isWide(start);
            int at = start + HEADER;
            for (int i = 0; i < length; i++) {
                int sign = bytes[at++] & 0xFF;
                if (wide) {
                    sign |= (bytes[at++] & 0xFF) << 8;
                }
                if (sign != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        Part with(int place, NameKind kind, String text, int number) {
            boolean wide = text.chars().anyMatch(sign -> sign > 0xFF);
            int start = bytes.length;
            byte[] more = Arrays.copyOf(bytes, start + HEADER + (wide ? 2 : 1) * text.length());
            put(more, start, number);
            put(more, start + 4, place);
            more[start + 8] = (byte) (kind.ordinal() | (wide ? WIDE : 0));
            more[start + 9] = (byte) (text.length() >>> 8);
            more[start + 10] = (byte) text.length();
            int at = start + HEADER;
            for (int i = 0; i < text.length(); i++) {
                more[at++] = (byte) text.charAt(i);
                if (wide) {
                    more[at++] = (byte) (text.charAt(i) >>> 8);
                }
            }
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
            return of(less, size - 1);
        }

        private static Part of(byte[] bytes, int size) {
            Part part = new Part(new int[Math.max(2, Integer.highestOneBit(size * 3 / 2) * 2)], bytes, size);
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
            return start + HEADER + (isWide(start) ? 2 : 1) * length(start);
        }

        private boolean isWide(int start) {
            return (bytes[start + 8] & WIDE) != 0;
        }

        private int length(int start) {
            return (bytes[start + 9] & 0xFF) << 8 | (bytes[start + 10] & 0xFF);
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
