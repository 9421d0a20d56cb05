package io.wirewatch.core.extraction;

import java.util.List;

/** What patterns that begin alike lead to. A single pattern with nothing beside it is its own node, as most are. */
sealed interface PatternNode permits Pattern, PatternBranch {
    /**
     * A node of patterns that are alike up to a token.
     *
     * @param patterns one at least, in any order; those that end at one node keep it
     * @param depth how many tokens were read
     */
    static PatternNode of(List<Pattern> patterns, int depth) {
        boolean single = patterns.size() == 1 && patterns.getFirst().length() == depth;
        return single ? patterns.getFirst() : PatternBranch.of(patterns, depth);
    }

    /** Adds every pattern of this node and those behind it. */
    void collect(List<Pattern> patterns);
}
