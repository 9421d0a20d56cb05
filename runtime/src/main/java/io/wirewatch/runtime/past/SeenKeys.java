package io.wirewatch.runtime.past;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which keys were noted, in a megabyte however many they are (Bloom 1970): one that was is always known, one that was not may be
 * taken for one that was, the more the fuller it is. For any threads.
 */
final class SeenKeys {
    private static final int WORDS = 1 << 18;
    private static final int BITS = WORDS * Integer.SIZE;

    private final AtomicIntegerArray words = new AtomicIntegerArray(WORDS);

    void note(ByteBuffer key) {
        long hash = hash(key);
        set((int) (hash >>> 32));
        set((int) hash);
    }

    boolean mayHave(ByteBuffer key) {
        long hash = hash(key);
        return isSet((int) (hash >>> 32)) && isSet((int) hash);
    }

    private void set(int hash) {
        int bit = hash & BITS - 1;
        int mask = 1 << bit;
        // The lower five bits of a shift count, and of the bit's number, are the same ones.
        words.getAndUpdate(bit >>> 5, word -> word | mask);
    }

    private boolean isSet(int hash) {
        int bit = hash & BITS - 1;
        return (words.get(bit >>> 5) & 1 << bit) != 0;
    }

    /** FNV-1a, and its bits mixed once more, since the upper half of it is used for itself. */
    private static long hash(ByteBuffer key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = key.position(); i < key.limit(); i++) {
            hash = (hash ^ key.get(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }
}
