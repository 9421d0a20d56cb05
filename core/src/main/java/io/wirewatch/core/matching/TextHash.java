package io.wirewatch.core.matching;

import java.util.Random;

/**
 * A hash of texts whose values nobody can foresee: users choose ids and phrases, and must not be able to choose many that
 * meet in one place.
 */
final class TextHash {
    private final long seed;
    private final long multiplier;

    TextHash() {
        Random random = new Random();
        this.seed = random.nextLong();
        this.multiplier = random.nextLong() | 1;
    }

    int of(int kind, String text) {
        long hash = seed + kind;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * multiplier + text.charAt(i);
        }
        return mixed(hash);
    }

    int of(byte[] bytes, int start, int end) {
        long hash = seed;
        for (int i = start; i < end; i++) {
            hash = hash * multiplier + bytes[i];
        }
        return mixed(hash);
    }

    // The upper half: in a product modulo a power of two the low bits depend on the low bits only.
    private int mixed(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * multiplier;
        return (int) (mixed >>> 32);
    }
}
