package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Patterns by their tokens: a tree for each first token. A changed tree shares every first token whose patterns did not
 * change, so a change costs one copy of the outermost map and the trees it touches.
 */
final class PatternTree {
    static final PatternTree EMPTY = new PatternTree(Map.of());

    private final Map<String, Bucket> buckets;

    private PatternTree(Map<String, Bucket> buckets) {
        this.buckets = buckets;
    }

    /** This tree without {@code removed} and with {@code added}. */
    PatternTree changed(Collection<Pattern> removed, Collection<Pattern> added) {
        Set<Pattern> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(removed);
        Map<String, List<Pattern>> patterns = new HashMap<>();
        gone.forEach(pattern -> patterns.computeIfAbsent(pattern.first(), this::patternsOf));
        patterns.values().forEach(ofFirst -> ofFirst.removeIf(gone::contains));
        for (Pattern pattern : added) {
            patterns.computeIfAbsent(pattern.first(), this::patternsOf).add(pattern);
        }
        Map<String, Bucket> changed = new HashMap<>(buckets);
        patterns.forEach((first, all) -> changed.compute(first, (key, old) -> all.isEmpty() ? null : Bucket.of(all)));
        return new PatternTree(changed);
    }

    /** Gives every pattern whose tokens stand at {@code first}, with the index of its last token, shortest first. */
    void match(Tokens text, int first, BiConsumer<Pattern, Integer> found) {
        Bucket bucket = buckets.get(text.at(first).key());
        Node node = bucket == null ? null : bucket.root();
        for (int i = first; node != null; i++) {
            for (Pattern pattern : node.ends) {
                if (pattern.spelling().fits(text, first)) {
                    found.accept(pattern, i);
                }
            }
            node = i + 1 < text.size() ? node.next.get(text.at(i + 1).key()) : null;
        }
    }

    /** Every pattern that has exactly these keys. */
    List<Pattern> patterns(List<String> keys) {
        Bucket bucket = keys.isEmpty() ? null : buckets.get(keys.getFirst());
        Node node = bucket == null ? null : bucket.root();
        for (int i = 1; i < keys.size() && node != null; i++) {
            node = node.next.get(keys.get(i));
        }
        return node == null ? List.of() : List.copyOf(node.ends);
    }

    private List<Pattern> patternsOf(String first) {
        Bucket bucket = buckets.get(first);
        return bucket == null ? new ArrayList<>() : new ArrayList<>(bucket.patterns());
    }

    private record Bucket(List<Pattern> patterns, Node root) {
        static Bucket of(List<Pattern> patterns) {
            Node root = new Node();
            for (Pattern pattern : patterns) {
                Node node = root;
                for (String key : pattern.keys().subList(1, pattern.keys().size())) {
                    node = node.grow(key);
                }
                node.end(pattern);
            }
            return new Bucket(List.copyOf(patterns), root);
        }
    }

    /** Most nodes have one way on or none, so maps and lists are made when they are needed. */
    private static final class Node {
        private Map<String, Node> next = Map.of();
        private List<Pattern> ends = List.of();

        private Node grow(String key) {
            if (next.isEmpty()) {
                next = new HashMap<>(2);
            }
            return next.computeIfAbsent(key, k -> new Node());
        }

        private void end(Pattern pattern) {
            if (ends.isEmpty()) {
                ends = new ArrayList<>(1);
            }
            ends.add(pattern);
        }
    }
}
