package io.wirewatch.core.extraction;

import java.util.Set;

/**
 * Decides which weak hits count.
 *
 * @param strong actors that a strong alias names in the release
 * @param texts texts of {@code needs} that are in the release
 * @param listed every actor of the catalogue: an id in {@code needs} is no text
 */
record Company(Set<String> strong, Set<String> texts, Set<String> listed) {
    boolean admits(Hit hit) {
        return hit.isStrong()
                || strong.contains(hit.actor())
                || hit.entry().isWeak() && hit.entry().alias().needs().stream().anyMatch(this::isPresent);
    }

    private boolean isPresent(String need) {
        return listed.contains(need) ? strong.contains(need) : texts.contains(need);
    }
}
