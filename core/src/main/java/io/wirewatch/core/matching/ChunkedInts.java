package io.wirewatch.core.matching;

import java.util.Arrays;

/** Numbers by index, 0 where none was set. Grows piece by piece, so that no growth copies everything. For one thread. */
final class ChunkedInts {
    private static final int BITS = 10;
    private static final int SIZE = 1 << BITS;

    private int[][] chunks = new int[1][];

    int get(int index) {
        int chunk = index >>> BITS;
        return chunk < chunks.length && chunks[chunk] != null ? chunks[chunk][index & (SIZE - 1)] : 0;
    }

    void set(int index, int value) {
        int chunk = index >>> BITS;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(chunks.length * 2, chunk + 1));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[SIZE];
        }
        chunks[chunk][index & (SIZE - 1)] = value;
    }

    void add(int index, int more) {
        set(index, get(index) + more);
    }
}
