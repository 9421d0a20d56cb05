package io.wirewatch.alerting;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A number for each of very many names, in 24 bytes a place and no objects: an open table in which a name is told by 128 bits
 * of a hash with secret seeds. That two names are taken for one is as likely as not to happen once in 2⁶⁴ names. Not safe for threads.
 */
final class OffsetTable {
    /** What is told of a name that is not there. */
    static final long NONE = -1;

    private static final int FIRST_PLACES = 16;
    private static final long MIX_ONE = 0x9E3779B97F4A7C15L;
    private static final long MIX_TWO = 0xC2B2AE3D27D4EB4FL;

    private final long seedOne;
    private final long seedTwo;
    private long[] ones = new long[FIRST_PLACES];
    private long[] twos = new long[FIRST_PLACES];
    private long[] values = places(FIRST_PLACES);
    private int size;

    OffsetTable() {
        SecureRandom random = new SecureRandom();
        this.seedOne = random.nextLong();
        this.seedTwo = random.nextLong();
    }

    private static long[] places(int count) {
        long[] empty = new long[count];
        Arrays.fill(empty, NONE);
        return empty;
    }

    /**
     * Sets the number of a name.
     *
     * @param value 0 or more
     */
    void put(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a value is 0 or more, not " + value);
        }
        if (size >= values.length / 4 * 3) {
            grow();
        }
        long one = one(name);
        long two = two(name);
        int place = find(one, two);
        if (values[place] == NONE) {
            size++;
        }
        set(place, one, two, value);
    }

    /** The number of a name, or {@link #NONE}. */
    long get(String name) {
        return values[find(one(name), two(name))];
    }

    boolean contains(String name) {
        return get(name) != NONE;
    }

    /** Takes a name out, if it is there. */
    void remove(String name) {
        int gap = find(one(name), two(name));
        if (values[gap] == NONE) {
            return;
        }
        size--;
        values[gap] = NONE;
        // Whatever stands behind the gap and would have found it free belongs nearer to its own place.
        for (int next = after(gap); values[next] != NONE; next = after(next)) {
            int home = home(ones[next]);
            boolean reachesGap = gap <= next ? home <= gap || home > next : home <= gap && home > next;
            if (reachesGap) {
                set(gap, ones[next], twos[next], values[next]);
                values[next] = NONE;
                gap = next;
            }
        }
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] oldOnes = ones;
        long[] oldTwos = twos;
        long[] oldValues = values;
        ones = new long[oldValues.length * 2];
        twos = new long[oldValues.length * 2];
        values = places(oldValues.length * 2);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != NONE) {
                set(find(oldOnes[i], oldTwos[i]), oldOnes[i], oldTwos[i], oldValues[i]);
            }
        }
    }

    private void set(int place, long one, long two, long value) {
        ones[place] = one;
        twos[place] = two;
        values[place] = value;
    }

    /** Where it is, or the free place where it would be. */
    private int find(long one, long two) {
        int place = home(one);
        while (values[place] != NONE && (ones[place] != one || twos[place] != two)) {
            place = after(place);
        }
        return place;
    }

    private int home(long one) {
        return (int) (one >>> 32) & (values.length - 1);
    }

    private int after(int place) {
        return (place + 1) & (values.length - 1);
    }

    private long one(String name) {
        return hash(name, seedOne, MIX_ONE);
    }

    private long two(String name) {
        return hash(name, seedTwo, MIX_TWO);
    }

    private static long hash(String name, long seed, long factor) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * factor;
            hash ^= hash >>> 32;
        }
        // The last characters have not reached every bit yet.
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
