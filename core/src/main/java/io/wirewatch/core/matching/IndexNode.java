package io.wirewatch.core.matching;

import java.util.Arrays;

/**
 * A node of the index: the rules that require the keys on the way to it, and nodes for those that require a further key.
 * Never changes.
 */
final class IndexNode {
    private static final int[] NO_KEYS = {};
    private static final IndexNode[] NO_NODES = {};
    private static final int FREE = -1;

    private final int number;
    private final int[] entries;
    /** Open addressing: the keys of the children; its length is a power of two, or 0. */
    private final int[] keys;

    private final IndexNode[] children;
    private final boolean spread;

    private IndexNode(int number, int[] entries, int[] keys, IndexNode[] children, boolean spread) {
        this.number = number;
        this.entries = entries;
        this.keys = keys;
        this.children = children;
        this.spread = spread;
    }

    IndexNode(int number, int[] entries) {
        this(number, entries, NO_KEYS, NO_NODES, false);
    }

    int number() {
        return number;
    }

    int[] entries() {
        return entries;
    }

    /** The keys of the children, -1 where a place is free. */
    int[] keys() {
        return keys;
    }

    IndexNode childAt(int place) {
        return children[place];
    }

    boolean hasChildren() {
        return keys.length > 0;
    }

    /** Whether it has children for keys that stand for nothing, see {@link KeyTable#ALWAYS}. */
    boolean isSpread() {
        return spread;
    }

    boolean isEmpty() {
        return keys.length == 0 && entries.length == Entries.HEADER;
    }

    /** The child of a key, or null. */
    IndexNode child(int key) {
        int place = place(keys, key);
        return place < 0 || keys[place] == FREE ? null : children[place];
    }

    IndexNode withEntries(int[] others) {
        return new IndexNode(number, others, keys, children, spread);
    }

    /** The same with another child, or with none where it is null, for a key. */
    IndexNode withChild(int key, IndexNode child) {
        int place = place(keys, key);
        if (child != null && place >= 0 && keys[place] == key) {
            IndexNode[] others = children.clone();
            others[place] = child;
            return new IndexNode(number, entries, keys, others, spread);
        }
        return rebuilt(key, child);
    }

    private IndexNode rebuilt(int key, IndexNode child) {
        int count = child == null ? 0 : 1;
        for (int i = 0; i < keys.length; i++) {
            count += keys[i] != FREE && keys[i] != key ? 1 : 0;
        }
        if (count == 0) {
            return new IndexNode(number, entries);
        }
        int size = Integer.highestOneBit(count * 3 / 2) * 2;
        int[] otherKeys = new int[size];
        Arrays.fill(otherKeys, FREE);
        IndexNode[] others = new IndexNode[size];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE && keys[i] != key) {
                set(otherKeys, others, keys[i], children[i]);
            }
        }
        if (child != null) {
            set(otherKeys, others, key, child);
        }
        return new IndexNode(number, entries, otherKeys, others, hasAlways(otherKeys));
    }

    private static boolean hasAlways(int[] keys) {
        for (int key : keys) {
            if (key != FREE && key < KeyTable.ALWAYS) {
                return true;
            }
        }
        return false;
    }

    private static void set(int[] keys, IndexNode[] nodes, int key, IndexNode node) {
        int place = place(keys, key);
        keys[place] = key;
        nodes[place] = node;
    }

    /** Where a key stands or would; -1 where there is no place at all. */
    private static int place(int[] keys, int key) {
        if (keys.length == 0) {
            return -1;
        }
        int place = (key * 0x9E3779B1) >>> 16 & (keys.length - 1);
        while (keys[place] != FREE && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }
}
