package io.wirewatch.core.extraction;

import java.util.List;
import java.util.Map;

/**
 * Nodes by the hash of the first key: a table with open addressing, and two sets of bits that say for nearly every token of
 * a text that nothing begins with it. Immutable; a changed one is a copy. Bits of patterns that are gone stay until
 * the table is laid out anew: they cost a look, never an answer.
 */
final class FirstTokens {
    /** Stands for the hash of a second token where there is none. */
    static final int NOTHING = 0x5EED;

    static final FirstTokens EMPTY = new FirstTokens(4, 0);

    /** Slots are twice the nodes at least, so that a free one is near. */
    private static final int SLOTS_EACH = 2;

    /** Bits for each hash in a set that is laid out: one look in sixteen at most is in vain. */
    private static final int BITS_EACH = 16;

    /** With fewer bits for each that was ever set, a set is laid out anew. */
    private static final int LEAST_BITS_EACH = 4;

    private final int[] hashes;
    private final PatternNode[] nodes;
    private final Bits begins;
    private final Bits goesOn;
    private int used;

    private FirstTokens(int slots, int pairs) {
        this.hashes = new int[slots];
        this.nodes = new PatternNode[slots];
        this.begins = new Bits(slots);
        this.goesOn = new Bits(pairs);
    }

    private FirstTokens(FirstTokens other) {
        this.hashes = other.hashes.clone();
        this.nodes = other.nodes.clone();
        this.begins = new Bits(other.begins);
        this.goesOn = new Bits(other.goesOn);
        this.used = other.used;
    }

    /** Whether a pattern may begin with tokens of these hashes; false is sure. */
    boolean mayBegin(int first, int second) {
        return begins.has(first) && (goesOn.has(pair(first, second)) || goesOn.has(pair(first, NOTHING)));
    }

    /** The node of a first token, null where there is none. */
    PatternNode get(int hash) {
        for (int slot = slot(hash); nodes[slot] != null; slot = slot + 1 & hashes.length - 1) {
            if (hashes[slot] == hash) {
                return nodes[slot];
            }
        }
        return null;
    }

    /** This table with other patterns for some first tokens; none for a token without patterns. */
    FirstTokens changed(Map<Integer, List<Pattern>> patterns) {
        boolean full = (used + patterns.size()) * SLOTS_EACH > hashes.length;
        FirstTokens changed = full ? laidOut(patterns.size()) : new FirstTokens(this);
        patterns.forEach(
                (hash, all) -> changed.put(hash, all.isEmpty() ? PatternBranch.EMPTY : PatternNode.of(all, 1)));
        return changed.goesOn.isCrowded() ? changed.laidOut(0) : changed;
    }

    /** The same nodes, those without patterns left out, with room for {@code more} and half as many again. */
    private FirstTokens laidOut(int more) {
        int live = more;
        int pairs = 0;
        for (PatternNode node : nodes) {
            if (isLive(node)) {
                live++;
                pairs += node instanceof PatternBranch branch ? 1 + branch.ways() : 1;
            }
        }
        FirstTokens anew = new FirstTokens(powerOfTwo(Math.max(2, live + live / 2) * SLOTS_EACH), pairs);
        for (int slot = 0; slot < nodes.length; slot++) {
            if (isLive(nodes[slot])) {
                anew.put(hashes[slot], nodes[slot]);
            }
        }
        return anew;
    }

    /** A node without patterns keeps its slot, so that others behind it are found. */
    private void put(int hash, PatternNode node) {
        int slot = slot(hash);
        while (nodes[slot] != null && hashes[slot] != hash) {
            slot = slot + 1 & hashes.length - 1;
        }
        used += nodes[slot] == null ? 1 : 0;
        hashes[slot] = hash;
        nodes[slot] = node;
        begins.set(hash);
        if (!(node instanceof PatternBranch branch)) {
            goesOn.set(pair(hash, NOTHING));
            return;
        }
        if (branch.ends().length > 0) {
            goesOn.set(pair(hash, NOTHING));
        }
        branch.eachWay(next -> goesOn.set(pair(hash, next)));
    }

    private static boolean isLive(PatternNode node) {
        return node != null && node != PatternBranch.EMPTY;
    }

    private int slot(int hash) {
        return spread(hash) >>> Integer.numberOfLeadingZeros(hashes.length - 1);
    }

    private static int pair(int first, int second) {
        return spread(first) + second;
    }

    private static int spread(int hash) {
        return hash * 0x9E3779B9;
    }

    private static int powerOfTwo(int least) {
        return Integer.highestOneBit(least - 1) * 2;
    }

    /** A set of hashes with false positives and no false negatives. */
    private static final class Bits {
        private final long[] words;
        private final int shift;
        private int marked;

        /** @param expected how many hashes */
        Bits(int expected) {
            int size = powerOfTwo(Math.max(4, expected) * BITS_EACH);
            this.words = new long[size / Long.SIZE];
            this.shift = Integer.numberOfLeadingZeros(size - 1);
        }

        Bits(Bits other) {
            this.words = other.words.clone();
            this.shift = other.shift;
            this.marked = other.marked;
        }

        boolean has(int hash) {
            int bit = spread(hash) >>> shift;
            return (words[bit >>> 6] & 1L << bit) != 0;
        }

        void set(int hash) {
            int bit = spread(hash) >>> shift;
            marked += has(hash) ? 0 : 1;
            words[bit >>> 6] |= 1L << bit;
        }

        boolean isCrowded() {
            return marked * LEAST_BITS_EACH > words.length * Long.SIZE;
        }
    }
}
