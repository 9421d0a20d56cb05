package io.wirewatch.core.matching;

/**
 * The number of each subscription id, for the writer alone: a hash table of nothing but numbers, whose ids stand in {@link
 * SubscriptionIds}. It is cut into parts that grow on their own, so that no change pays for the growth of all.
 */
final class OrdinalTable {
    private static final int PARTS = 1 << 10;
    private static final int SMALLEST = 4;

    private final int[][] parts = new int[PARTS][];
    private final int[] used = new int[PARTS];
    private final TextHash hash = new TextHash();

    /** The number of an id, or -1. */
    int find(byte[] id, SubscriptionIds ids) {
        int place = hash.of(id, 0, id.length);
        int[] part = parts[place >>> 22];
        if (part == null) {
            return -1;
        }
        for (int at = place & (part.length - 1); part[at] != 0; at = (at + 1) & (part.length - 1)) {
            if (ids.is(part[at] - 1, id)) {
                return part[at] - 1;
            }
        }
        return -1;
    }

    /** Adds a number whose id is there and was not. */
    void add(int number, SubscriptionIds ids) {
        int place = ids.hash(number, hash);
        int shard = place >>> 22;
        int[] part = parts[shard];
        if (part == null || 4 * (used[shard] + 1) > 3 * part.length) {
            part = grown(part, ids);
            parts[shard] = part;
        }
        insert(part, place, number);
        used[shard]++;
    }

    /** Takes a number away whose id is still there. */
    void remove(int number, SubscriptionIds ids) {
        int place = ids.hash(number, hash);
        int shard = place >>> 22;
        int[] part = parts[shard];
        int at = place & (part.length - 1);
        while (part[at] != number + 1) {
            at = (at + 1) & (part.length - 1);
        }
        close(part, at, ids);
        used[shard]--;
        if (used[shard] == 0) {
            parts[shard] = null;
        }
    }

    /** Empties a place and moves those behind it up, so that each is still found from where it belongs. */
    private void close(int[] part, int empty, SubscriptionIds ids) {
        int mask = part.length - 1;
        int hole = empty;
        for (int at = (hole + 1) & mask; part[at] != 0; at = (at + 1) & mask) {
            int home = ids.hash(part[at] - 1, hash) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                part[hole] = part[at];
                hole = at;
            }
        }
        part[hole] = 0;
    }

    private int[] grown(int[] part, SubscriptionIds ids) {
        int[] larger = new int[part == null ? SMALLEST : part.length * 2];
        if (part != null) {
            for (int entry : part) {
                if (entry != 0) {
                    insert(larger, ids.hash(entry - 1, hash), entry - 1);
                }
            }
        }
        return larger;
    }

    private static void insert(int[] part, int place, int number) {
        int at = place & (part.length - 1);
        while (part[at] != 0) {
            at = (at + 1) & (part.length - 1);
        }
        part[at] = number + 1;
    }
}
