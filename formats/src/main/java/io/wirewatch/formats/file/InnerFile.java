package io.wirewatch.formats.file;

import java.io.InputStream;

/**
 * A file in a packed file: what one holds that was made smaller, or a member of an archive.
 *
 * @param place where it is, to be written behind the name of the packed file: {@code !/folder/member.eml}; empty where the
 *     packed file is but this one made smaller
 * @param name its name alone, or null; a label, not a path
 * @param head how it begins
 * @param in what is left of it
 * @param position where that begins
 * @param ordinal which of the files in it this is
 */
public record InnerFile(String place, String name, byte[] head, InputStream in, long position, int ordinal) {
    private static final int OFFSET_BITS = 40;

    /**
     * The place in the packed file from which reading can go on there.
     *
     * @param offset byte of this file
     */
    public long reached(long offset) {
        return place(ordinal, offset);
    }

    static long place(int ordinal, long offset) {
        return (long) ordinal << OFFSET_BITS | offset;
    }

    static int ordinal(long place) {
        return (int) (place >>> OFFSET_BITS);
    }

    static long offset(long place) {
        return place & (1L << OFFSET_BITS) - 1;
    }
}
