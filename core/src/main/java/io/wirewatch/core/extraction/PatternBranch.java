package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;

/** Patterns that end here, and nodes that others go on to by the hash of their next key. */
final class PatternBranch implements PatternNode {
    private static final int[] NO_HASHES = {};
    private static final PatternNode[] NO_NODES = {};
    private static final Pattern[] NO_PATTERNS = {};

    /** Stands where patterns were and none is left. */
    static final PatternBranch EMPTY = new PatternBranch(List.of(), Map.of());

    private final Pattern[] ends;
    /** Hashes of next keys, a table with open addressing whose free places have no node. */
    private final int[] hashes;

    private final PatternNode[] nodes;

    private PatternBranch(List<Pattern> ends, Map<Integer, PatternNode> longer) {
        this.ends = ends.toArray(NO_PATTERNS);
        if (longer.isEmpty()) {
            this.hashes = NO_HASHES;
            this.nodes = NO_NODES;
        } else {
            // One way on, as most nodes have, needs no free place: the hash is compared anyway.
            int size = longer.size() == 1 ? 1 : Integer.highestOneBit(longer.size() - 1) * 4;
            this.hashes = new int[size];
            this.nodes = new PatternNode[size];
            longer.forEach(this::put);
        }
    }

    private void put(int hash, PatternNode node) {
        int at = spread(hash) & hashes.length - 1;
        while (nodes[at] != null) {
            at = at + 1 & hashes.length - 1;
        }
        hashes[at] = hash;
        nodes[at] = node;
    }

    /** As {@link PatternNode#of}, whatever the patterns are; none is fine. */
    static PatternBranch of(List<Pattern> patterns, int depth) {
        List<Pattern> ends = new ArrayList<>();
        Map<Integer, List<Pattern>> longer = new LinkedHashMap<>();
        for (Pattern pattern : patterns) {
            if (pattern.length() == depth) {
                ends.add(pattern);
            } else {
                longer.computeIfAbsent(pattern.hash(depth), hash -> new ArrayList<>())
                        .add(pattern);
            }
        }
        Map<Integer, PatternNode> nodes = new LinkedHashMap<>();
        longer.forEach((hash, all) -> nodes.put(hash, PatternNode.of(all, depth + 1)));
        return new PatternBranch(ends, nodes);
    }

    Pattern[] ends() {
        return ends;
    }

    /** The node that a token of that hash leads to, null where nothing goes on so. */
    PatternNode next(int hash) {
        int mask = hashes.length - 1;
        if (mask == 0) {
            return hashes[0] == hash ? nodes[0] : null;
        }
        if (mask < 0) {
            return null;
        }
        for (int at = spread(hash) & mask; nodes[at] != null; at = at + 1 & mask) {
            if (hashes[at] == hash) {
                return nodes[at];
            }
        }
        return null;
    }

    /** How many ways lead on. */
    int ways() {
        return (int) Arrays.stream(nodes).filter(Objects::nonNull).count();
    }

    /** Gives the hash of each token by which patterns go on. */
    void eachWay(IntConsumer taker) {
        for (int at = 0; at < nodes.length; at++) {
            if (nodes[at] != null) {
                taker.accept(hashes[at]);
            }
        }
    }

    @Override
    public void collect(List<Pattern> patterns) {
        patterns.addAll(Arrays.asList(ends));
        for (PatternNode node : nodes) {
            if (node != null) {
                node.collect(patterns);
            }
        }
    }

    private static int spread(int hash) {
        return hash * 0x9E3779B9 >>> 7;
    }
}
