package io.wirewatch.core.replay;

import java.util.Arrays;
import java.util.Random;

/**
 * Numbers for ids, from 0 on in the order in which they came. The ids are not kept, only 128 bits of a hash of each, so that
 * millions have room; nobody can foresee the hash, and it is the same in all tables of this process.
 */
final class IdTable {
    private static final int FIRST_SIZE = 16;
    private static final int FREE = 0;
    private static final long[] SECRET =
            new Random().longs(4).map(random -> random | 1).toArray();

    private long[] high = new long[FIRST_SIZE];
    private long[] low = new long[FIRST_SIZE];
    /** The number of an id and one more, at the place of its hash or the next one that was free. */
    private int[] places = new int[2 * FIRST_SIZE];

    private int size;

    int size() {
        return size;
    }

    boolean contains(String id) {
        return find(id) >= 0;
    }

    /** The number of an id, or -1. */
    int find(String id) {
        return places[place(hash(id, 0), hash(id, 2))] - 1;
    }

    /** The number of an id: its own, or the next one where it is new. */
    int add(String id) {
        return add(hash(id, 0), hash(id, 2));
    }

    /** The number here of an id that has a number in another table. */
    int add(IdTable other, int number) {
        return add(other.high[number], other.low[number]);
    }

    private int add(long first, long second) {
        int place = place(first, second);
        if (places[place] != FREE) {
            return places[place] - 1;
        }
        if (size == high.length) {
            grow();
            place = place(first, second);
        }
        high[size] = first;
        low[size] = second;
        size++;
        places[place] = size;
        return size - 1;
    }

    private int place(long first, long second) {
        int mask = places.length - 1;
        int place = (int) first & mask;
        while (places[place] != FREE && (high[places[place] - 1] != first || low[places[place] - 1] != second)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        high = Arrays.copyOf(high, 2 * size);
        low = Arrays.copyOf(low, 2 * size);
        places = new int[2 * high.length];
        for (int number = 0; number < size; number++) {
            places[place(high[number], low[number])] = number + 1;
        }
    }

    private static long hash(String id, int secret) {
        long hash = SECRET[secret] + id.length();
        for (int i = 0; i < id.length(); i++) {
            long product = (hash ^ id.charAt(i)) * SECRET[secret + 1];
            hash = product ^ (product >>> Integer.SIZE);
        }
        return hash;
    }
}
