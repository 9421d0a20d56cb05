package io.wirewatch.core.matching;

/**
 * The number of each subscription id, for the writer alone: a hash table of nothing but numbers with the hashes of their
 * ids, which stand in {@link SubscriptionIds}; they are looked at where a hash is right, since they lie anywhere in memory.
 * The table is cut into parts that grow on their own, so that no change pays for the growth of all.
 */
final class OrdinalTable {
    private static final int PARTS = 1 << 10;
    private static final int SMALLEST = 4;

    /** Open addressing: the hash in the upper half, the number plus 1 in the lower; 0 where a place is free. */
    private final long[][] parts = new long[PARTS][];

    private final int[] used = new int[PARTS];
    private final TextHash hash = new TextHash();

    /** The number of an id, or -1. */
    int find(byte[] id, SubscriptionIds ids) {
        int place = hash.of(id, 0, id.length);
        long[] part = parts[place >>> 22];
        if (part == null) {
            return -1;
        }
        for (int at = place & (part.length - 1); part[at] != 0; at = (at + 1) & (part.length - 1)) {
            if (place(part[at]) == place && ids.is(number(part[at]), id)) {
                return number(part[at]);
            }
        }
        return -1;
    }

    private static int place(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int number(long entry) {
        return (int) entry - 1;
    }

    /** Adds a number whose id was not there. */
    void add(int number, byte[] id) {
        int place = hash.of(id, 0, id.length);
        int shard = place >>> 22;
        long[] part = parts[shard];
        if (part == null || 4 * (used[shard] + 1) > 3 * part.length) {
            part = grown(part);
            parts[shard] = part;
        }
        insert(part, (long) place << Integer.SIZE | (number + 1));
        used[shard]++;
    }

    /** Takes a number away whose id is there. */
    void remove(int number, byte[] id) {
        int place = hash.of(id, 0, id.length);
        int shard = place >>> 22;
        long[] part = parts[shard];
        int at = place & (part.length - 1);
        while (number(part[at]) != number) {
            at = (at + 1) & (part.length - 1);
        }
        close(part, at);
        used[shard]--;
        if (used[shard] == 0) {
            parts[shard] = null;
        }
    }

    /** Empties a place and moves those behind it up, so that each is still found from where it belongs. */
    private static void close(long[] part, int empty) {
        int mask = part.length - 1;
        int hole = empty;
        for (int at = (hole + 1) & mask; part[at] != 0; at = (at + 1) & mask) {
            int home = place(part[at]) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                part[hole] = part[at];
                hole = at;
            }
        }
        part[hole] = 0;
    }

    private static long[] grown(long[] part) {
        long[] larger = new long[part == null ? SMALLEST : part.length * 2];
        if (part != null) {
            for (long entry : part) {
                if (entry != 0) {
                    insert(larger, entry);
                }
            }
        }
        return larger;
    }

    private static void insert(long[] part, long entry) {
        int at = place(entry) & (part.length - 1);
        while (part[at] != 0) {
            at = (at + 1) & (part.length - 1);
        }
        part[at] = entry;
    }
}
