package io.wirewatch.core.replay;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Which record of a page of the past is its newest, and what was read last of the page and its parts: 44 to 88 bytes for each that has come. For
 * any threads.
 */
public final class PastPages {
    private static final int FIRST_SIZE = 16;
    private static final long NONE = -1;

    private final IdTable ids = new IdTable();
    /** Of each page the offset of its newest record, or {@link #NONE}. */
    private long[] newest = filled(FIRST_SIZE);
    /** Of each release the newest version that was read, and whether that took it back: twice the version, and one; 0 where none was. */
    private int[] versions = new int[FIRST_SIZE];
    /** Of each release what tells what was read in that version from anything else. */
    private long[] contents = new long[FIRST_SIZE];

    private static long[] filled(int size) {
        long[] offsets = new long[size];
        Arrays.fill(offsets, NONE);
        return offsets;
    }

    /** Notes that a record of a page has come, of itself. */
    public synchronized void came(String page, long offset) {
        int number = number(page);
        newest[number] = Math.max(newest[number], offset);
    }

    /**
     * Notes what was read in a version; of two notes of one version the later one counts.
     *
     * @param content tells it from anything else
     */
    public synchronized void wasRead(String release, int version, boolean withdrawn, long content) {
        int number = number(release);
        int rank = 2 * version + (withdrawn ? 1 : 0);
        if (rank >= versions[number]) {
            versions[number] = rank;
            contents[number] = content;
        }
    }

    /** Whether the record at this offset is the page's newest. */
    public synchronized boolean isNewest(String page, long offset) {
        int number = ids.find(page);
        return number >= 0 && newest[number] == offset;
    }

    /** What was read last of a release; empty where nothing was, or where its newest version takes it back. */
    public synchronized OptionalLong lastRead(String release) {
        int number = ids.find(release);
        return number >= 0 && versions[number] > 0 && versions[number] % 2 == 0
                ? OptionalLong.of(contents[number])
                : OptionalLong.empty();
    }

    private int number(String id) {
        int number = ids.add(id);
        if (number == newest.length) {
            newest = Arrays.copyOf(newest, 2 * number);
            Arrays.fill(newest, number, newest.length, NONE);
            versions = Arrays.copyOf(versions, 2 * number);
            contents = Arrays.copyOf(contents, 2 * number);
        }
        return number;
    }
}
