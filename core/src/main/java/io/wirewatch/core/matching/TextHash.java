package io.wirewatch.core.matching;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * A hash of texts, given as bytes, whose values nobody can foresee: users choose ids and phrases, and must not be able to
 * choose many that meet in one place.
 */
final class TextHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long seed;
    private final long multiplier;

    TextHash() {
        Random random = new Random();
        this.seed = random.nextLong();
        this.multiplier = random.nextLong() | 1;
    }

    int of(byte[] bytes, int start, int end) {
        long hash = seed + (end - start);
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | (bytes[at] & 0xFF);
        }
        long mixed = mixed(hash ^ rest);
        return (int) (mixed ^ (mixed >>> 32));
    }

    // Of a product modulo a power of two the low bits depend on low bits only, so the upper half is brought down each
    // time.
    private long mixed(long hash) {
        long product = hash * multiplier;
        return product ^ (product >>> 32) ^ seed;
    }
}
