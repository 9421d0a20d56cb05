package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Patterns by their tokens: a tree for each first token. A changed tree shares every first token whose patterns did not
 * change, so a change costs one copy of the outermost table and the trees it touches.
 *
 * <p>Everything is looked up by hashes of keys, and whoever hits a pattern compares the keys themselves. Most tokens of a text
 * begin nothing: two sets of bits, of first tokens and of first two, small enough to stay near the processor, say so for
 * nearly all of them before anything else is touched.
 */
final class PatternTree {
    static final PatternTree EMPTY = new PatternTree(FirstTokens.EMPTY);

    private final FirstTokens firsts;

    private PatternTree(FirstTokens firsts) {
        this.firsts = firsts;
    }

    /** This tree without {@code removed} and with {@code added}. */
    PatternTree changed(Collection<Pattern> removed, Collection<Pattern> added) {
        Set<Pattern> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(removed);
        Map<Integer, List<Pattern>> patterns = new HashMap<>();
        gone.forEach(pattern -> patterns.computeIfAbsent(pattern.hash(0), this::patternsOf));
        patterns.values().forEach(ofFirst -> ofFirst.removeIf(gone::contains));
        for (Pattern pattern : added) {
            patterns.computeIfAbsent(pattern.hash(0), this::patternsOf).add(pattern);
        }
        return new PatternTree(firsts.changed(patterns));
    }

    /** Takes patterns that stand at a token. */
    interface Taker {
        /** @param last index of the pattern's last token */
        void take(Pattern pattern, int last);
    }

    /**
     * Finds the tokens at which a pattern may begin. Nothing here waits for anything else, so the processor looks at many
     * tokens at once.
     *
     * @param starts takes their indices, with room for all
     * @return how many there are
     */
    int starts(Tokens text, int[] starts) {
        int found = 0;
        int last = text.size() - 1;
        for (int i = 0; i <= last; i++) {
            starts[found] = i;
            found += firsts.mayBegin(text.hash(i), i < last ? text.hash(i + 1) : FirstTokens.NOTHING) ? 1 : 0;
        }
        return found;
    }

    /** Gives every pattern whose tokens stand at {@code first}, shortest first. */
    void match(Tokens text, int first, Taker found) {
        PatternNode node = firsts.get(text.hash(first));
        int last = first;
        while (node instanceof PatternBranch branch) {
            for (Pattern pattern : branch.ends()) {
                give(pattern, text, first, last, found);
            }
            last++;
            node = last < text.size() ? branch.next(text.hash(last)) : null;
        }
        if (node instanceof Pattern pattern) {
            give(pattern, text, first, last, found);
        }
    }

    private static void give(Pattern pattern, Tokens text, int first, int last, Taker found) {
        if (pattern.stands(text, first)) {
            found.take(pattern, last);
        }
    }

    /** Every pattern that has exactly these keys. */
    List<Pattern> patterns(List<String> keys) {
        PatternNode node = keys.isEmpty() ? null : firsts.get(Tokens.hash(keys.getFirst()));
        for (int i = 1; i < keys.size() && node != null; i++) {
            node = node instanceof PatternBranch branch ? branch.next(Tokens.hash(keys.get(i))) : null;
        }
        List<Pattern> ending = switch (node) {
            case null -> List.of();
            case Pattern pattern -> List.of(pattern);
            case PatternBranch branch -> List.of(branch.ends());
        };
        return ending.stream().filter(pattern -> pattern.keys().equals(keys)).toList();
    }

    private List<Pattern> patternsOf(int first) {
        PatternNode node = firsts.get(first);
        List<Pattern> patterns = new ArrayList<>();
        if (node != null) {
            node.collect(patterns);
        }
        return patterns;
    }
}
