package io.wirewatch.core.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nodes of the index, and where each rule stands: for the writer alone. Rules stand under their rarest key, and where
 * many do, under their two rarest, three, and so on. A node that has doubled is looked through: rules that have a rarer key
 * by now move under that, and a further key that many share gets a node of its own.
 */
final class IndexTree {
    /** A node of fewer entries is not worth dividing. */
    private static final int LOOKED_THROUGH = 64;
    /** So many entries, of rules that share a key, get a node of their own. */
    private static final int SHARED = 16;
    /** With so many entries or words a node is cut into pieces, so that a change copies little. */
    private static final int MOST_ENTRIES = 512;

    private static final int MOST_WORDS = 4_096;
    /** How often a node is cut at most: so many groups of four bits has a hash. */
    private static final int MOST_CUTS = Integer.SIZE / 4;
    /** A child of no more entries goes back into its parent. */
    private static final int FEW = 4;
    /** A key is rarer by now if the other has more than so many times its uses. */
    private static final int MUCH_MORE = 2;

    /** In {@link #places}: the rule stands in several nodes. */
    private static final int SEVERAL = -1;

    private final KeyTable keys;
    private final FreeNumbers numbers = new FreeNumbers(1);
    private final ChunkedInts parents = new ChunkedInts();
    private final ChunkedInts keysOfNodes = new ChunkedInts();
    private final ChunkedInts places = new ChunkedInts();
    private final Map<Integer, List<Integer>> severalPlaces = new HashMap<>();
    private PersistentArray<IndexNode> roots = PersistentArray.empty();
    private int size;

    IndexTree(KeyTable keys) {
        this.keys = keys;
    }

    /** By key, the node of the rules that require it. */
    PersistentArray<IndexNode> roots() {
        return roots;
    }

    /** How many nodes there are. */
    int size() {
        return size;
    }

    void insert(IndexEntry entry) {
        List<IndexEntry> moved = new ArrayList<>();
        insert(entry, moved);
        // Those that move go where they are rarest by now, so they do not set off others.
        moved.forEach(other -> insert(other, null));
    }

    private void insert(IndexEntry entry, List<IndexEntry> moved) {
        int key = Math.max(0, entry.firstKey());
        IndexEntry rest = entry.firstKey() < 0 ? entry : entry.withoutFirst();
        roots = roots.with(key, insert(roots.get(key), 0, key, rest, 0, moved));
    }

    private IndexNode insert(IndexNode node, int parent, int key, IndexEntry entry, int cuts, List<IndexEntry> moved) {
        if (node == null) {
            return made(parent, key, List.of(entry));
        }
        int next = entry.firstKey();
        IndexNode child = next < 0 ? null : node.child(next);
        if (child != null) {
            return node.withChild(next, insert(child, node.number(), next, entry.withoutFirst(), cuts, moved));
        }
        if (node.isSpread()) {
            int piece = piece(entry, cuts);
            return node.withChild(piece, insert(node.child(piece), node.number(), piece, entry, cuts + 1, moved));
        }
        int[] entries = Entries.with(node.entries(), entry);
        stands(entry.number(), node.number());
        return divided(node.withEntries(entries), cuts, moved);
    }

    private IndexNode made(int parent, int key, List<IndexEntry> entries) {
        int number = numbers.take();
        parents.set(number, parent);
        keysOfNodes.set(number, key);
        size++;
        entries.forEach(entry -> stands(entry.number(), number));
        return new IndexNode(number, Entries.of(entries));
    }

    private void gone(int number) {
        numbers.giveBack(number);
        size--;
    }

    // ---- where rules stand

    private void stands(int rule, int node) {
        if (places.get(rule) == SEVERAL) {
            severalPlaces.get(rule).add(node);
        } else {
            places.set(rule, node);
        }
    }

    private void standsNoMore(int rule, int node) {
        if (places.get(rule) == SEVERAL) {
            severalPlaces.get(rule).remove(Integer.valueOf(node));
        } else {
            places.set(rule, 0);
        }
    }

    /** Says that a rule will stand in more than one place. */
    void standsInSeveral(int rule) {
        places.set(rule, SEVERAL);
        severalPlaces.put(rule, new ArrayList<>());
    }

    // ---- dividing

    /** The node, divided where that is due. */
    private IndexNode divided(IndexNode node, int cuts, List<IndexEntry> moved) {
        int[] entries = node.entries();
        int count = Entries.count(entries);
        boolean full = count >= MOST_ENTRIES || entries.length >= MOST_WORDS;
        if (count < LOOKED_THROUGH || (!full && (count & (count - 1)) != 0)) {
            return node;
        }
        List<IndexEntry> staying = new ArrayList<>();
        for (IndexEntry entry : Entries.list(entries)) {
            // One stays, so that no node is left without any.
            if (moved != null && !staying.isEmpty() && isRarerElsewhere(node, entry)) {
                standsNoMore(entry.number(), node.number());
                moved.add(whole(node.number(), entry));
            } else {
                staying.add(entry);
            }
        }
        return dividedByKey(node, staying, cuts);
    }

    private boolean isRarerElsewhere(IndexNode node, IndexEntry entry) {
        int next = entry.firstKey();
        if (next < 0) {
            return false;
        }
        int first = firstKey(node.number());
        long least = Long.MAX_VALUE;
        for (int literal : entry.literals()) {
            least = literal < 0 ? least : Math.min(least, keys.cost(literal));
        }
        return first >= KeyTable.ALWAYS && keys.cost(first) > MUCH_MORE * least;
    }

    private IndexNode dividedByKey(IndexNode node, List<IndexEntry> entries, int cuts) {
        Map<Integer, List<IndexEntry>> byKey = new TreeMap<>();
        for (IndexEntry entry : entries) {
            byKey.computeIfAbsent(entry.firstKey(), _ -> new ArrayList<>()).add(entry);
        }
        List<IndexEntry> left = new ArrayList<>();
        IndexNode divided = node;
        for (Map.Entry<Integer, List<IndexEntry>> group : byKey.entrySet()) {
            if (group.getKey() < 0 || group.getValue().size() < SHARED) {
                left.addAll(group.getValue());
            } else {
                List<IndexEntry> behind =
                        group.getValue().stream().map(IndexEntry::withoutFirst).toList();
                divided = divided.withChild(group.getKey(), moved(node, group.getKey(), behind));
            }
        }
        int[] rest = Entries.of(left);
        if ((2 * left.size() < MOST_ENTRIES && 2 * rest.length < MOST_WORDS)
                || left.size() < LOOKED_THROUGH
                || cuts == MOST_CUTS) {
            return divided.withEntries(rest);
        }
        return cut(divided.withEntries(Entries.NONE), left, cuts);
    }

    private IndexNode cut(IndexNode node, List<IndexEntry> entries, int cuts) {
        Map<Integer, List<IndexEntry>> pieces = new TreeMap<>();
        for (IndexEntry entry : entries) {
            pieces.computeIfAbsent(piece(entry, cuts), _ -> new ArrayList<>()).add(entry);
        }
        IndexNode cut = node;
        for (Map.Entry<Integer, List<IndexEntry>> piece : pieces.entrySet()) {
            cut = cut.withChild(piece.getKey(), moved(node, piece.getKey(), piece.getValue()));
        }
        return cut;
    }

    private IndexNode moved(IndexNode from, int key, List<IndexEntry> entries) {
        entries.forEach(entry -> standsNoMore(entry.number(), from.number()));
        return made(from.number(), key, entries);
    }

    /** In which piece of a node that is cut an entry stands: with others of its key, else by its own number. */
    private static int piece(IndexEntry entry, int cuts) {
        int hash = (entry.firstKey() < 0 ? entry.number() : entry.firstKey()) * 0x9E3779B1;
        hash ^= hash >>> 15;
        return (hash >>> (4 * Math.min(cuts, MOST_CUTS - 1))) & (KeyTable.ALWAYS - 1);
    }

    // ---- removing

    /** Takes a rule out; its entries with all their literals. */
    List<IndexEntry> remove(int rule) {
        if (places.get(rule) != SEVERAL) {
            return List.of(removeFrom(places.get(rule), rule));
        }
        List<IndexEntry> removed = new ArrayList<>();
        // The list changes on the way: what is left of a node may go back into its parent.
        for (List<Integer> left = severalPlaces.get(rule); !left.isEmpty(); ) {
            removed.add(removeFrom(left.getLast(), rule));
        }
        severalPlaces.remove(rule);
        places.set(rule, 0);
        return removed;
    }

    private IndexEntry removeFrom(int number, int rule) {
        IndexNode node = node(number);
        IndexEntry entry = Entries.find(node.entries(), rule);
        IndexEntry whole = whole(number, entry);
        standsNoMore(rule, number);
        replace(number, node.withEntries(Entries.without(node.entries(), rule)));
        return whole;
    }

    private IndexNode node(int number) {
        int parent = parents.get(number);
        int key = keysOfNodes.get(number);
        return parent == 0 ? roots.get(key) : node(parent).child(key);
    }

    /** Puts a node in the place of its former self, or takes it away where it holds little. */
    private void replace(int number, IndexNode node) {
        int parent = parents.get(number);
        int key = keysOfNodes.get(number);
        if (parent == 0) {
            roots = roots.with(key, node.isEmpty() ? null : node);
        } else {
            IndexNode above = node(parent);
            replace(parent, goesBack(node, above) ? takenBack(above, key, node) : above.withChild(key, node));
            return;
        }
        if (node.isEmpty()) {
            gone(number);
        }
    }

    private static boolean goesBack(IndexNode node, IndexNode parent) {
        return node.isEmpty()
                || (!node.hasChildren()
                        && !parent.isSpread()
                        && Entries.count(node.entries()) <= FEW
                        && Entries.count(parent.entries()) < LOOKED_THROUGH - FEW);
    }

    private IndexNode takenBack(IndexNode parent, int key, IndexNode node) {
        int[] entries = parent.entries();
        for (IndexEntry entry : Entries.list(node.entries())) {
            entries = Entries.with(entries, key < KeyTable.ALWAYS ? entry : entry.behind(key));
            standsNoMore(entry.number(), node.number());
            stands(entry.number(), parent.number());
        }
        gone(node.number());
        return parent.withChild(key, null).withEntries(entries);
    }

    // ---- the way to a node

    private int firstKey(int number) {
        int node = number;
        while (parents.get(node) != 0) {
            node = parents.get(node);
        }
        return keysOfNodes.get(node);
    }

    /** An entry with the keys on the way to its node before its own literals. */
    private IndexEntry whole(int number, IndexEntry entry) {
        List<Integer> way = new ArrayList<>();
        for (int node = number; node != 0; node = parents.get(node)) {
            int key = keysOfNodes.get(node);
            if (key >= KeyTable.ALWAYS) {
                way.addFirst(key);
            }
        }
        return entry.behind(way.stream().mapToInt(Integer::intValue).toArray());
    }
}
