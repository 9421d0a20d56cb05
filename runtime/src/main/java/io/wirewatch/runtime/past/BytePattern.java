package io.wirewatch.runtime.past;

import java.util.Arrays;

/**
 * A few bytes to look for among many. Compared from their end; a byte that does not fit says how far to go on, so most are never
 * looked at (Horspool 1980).
 */
final class BytePattern {
    private final byte[] pattern;
    private final byte last;
    private final int[] skip = new int[256];

    /**
     * @param pattern one byte or more
     */
    BytePattern(byte[] pattern) {
        this.pattern = pattern.clone();
        this.last = pattern[pattern.length - 1];
        Arrays.fill(skip, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            skip[pattern[i] & 0xFF] = pattern.length - 1 - i;
        }
    }

    /** Whether it is between two places, half open. */
    boolean isIn(byte[] bytes, int from, int to) {
        int at = from + pattern.length - 1;
        while (at < to) {
            byte here = bytes[at];
            if (here == last && fits(bytes, at - pattern.length + 1)) {
                return true;
            }
            at += skip[here & 0xFF];
        }
        return false;
    }

    private boolean fits(byte[] bytes, int start) {
        for (int i = 0; i < pattern.length - 1; i++) {
            if (bytes[start + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
