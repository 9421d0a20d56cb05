package io.wirewatch.core.replay;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Which version of a release of the past is its newest, and what a replay has last found in it, in a few bytes each: of a
 * release that has come in once nothing is kept. For any threads.
 */
public final class PastVersions {
    private static final int FIRST_SIZE = 16;

    private final IdTable ids = new IdTable();
    /** Of each id the newest version that came in, and whether that took the release back: twice the version, and one. */
    private int[] newest = new int[FIRST_SIZE];
    /** Of each id the version that was read again, 0 where none was, and what tells what was found from anything else. */
    private int[] readAgain = new int[FIRST_SIZE];

    private long[] found = new long[FIRST_SIZE];

    /** Notes that a version has come in. */
    public synchronized void came(String release, int version, boolean withdrawn) {
        if (version > 1 || withdrawn) {
            int number = number(release);
            newest[number] = Math.max(newest[number], rank(version, withdrawn));
        }
    }

    /**
     * Notes that a version was read again.
     *
     * @param fingerprint tells what was found from anything else
     */
    public synchronized void wasReadAgain(String release, int version, long fingerprint) {
        int number = number(release);
        if (version >= readAgain[number]) {
            readAgain[number] = version;
            found[number] = fingerprint;
        }
    }

    /** Whether a later version of the release has come in, or one that takes it back. */
    public synchronized boolean isOver(String release, int version) {
        int number = ids.find(release);
        return number >= 0 && newest[number] > rank(version, false);
    }

    /** What was last found in a version that was read again; empty where it was not. */
    public synchronized OptionalLong found(String release, int version) {
        int number = ids.find(release);
        return number >= 0 && readAgain[number] == version ? OptionalLong.of(found[number]) : OptionalLong.empty();
    }

    private static int rank(int version, boolean withdrawn) {
        return 2 * version + (withdrawn ? 1 : 0);
    }

    private int number(String release) {
        int number = ids.add(release);
        if (number == newest.length) {
            newest = Arrays.copyOf(newest, 2 * number);
            readAgain = Arrays.copyOf(readAgain, 2 * number);
            found = Arrays.copyOf(found, 2 * number);
        }
        return number;
    }
}
