package io.wirewatch.core.extraction;

import java.util.Set;

/**
 * Decides which weak hits count.
 *
 * @param strong actors that a strong alias names in the release
 * @param texts texts of {@code needs} that are in the release
 * @param listed every actor of the catalogue: an id in {@code needs} is no text
 */
record Company(Set<String> strong, Set<String> texts, CompiledActors listed) {
    boolean refuses(Hit hit) {
        return !admits(hit);
    }

    private boolean admits(Hit hit) {
        return hit.isStrong()
                || strong.contains(hit.actor())
                || hit.entry().isWeak() && hit.entry().needs().stream().anyMatch(this::isPresent);
    }

    private boolean isPresent(String need) {
        return listed.has(need) ? strong.contains(need) : texts.contains(need);
    }
}
