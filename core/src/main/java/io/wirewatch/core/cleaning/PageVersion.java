package io.wirewatch.core.cleaning;

import java.util.List;

/**
 * What a page and its parts were from one record of {@code releases.raw} on.
 *
 * @param offset offset of that record in its partition
 * @param texts the carrier's version, then those of its parts, by their place in the page
 */
public record PageVersion(long offset, List<TextVersion> texts) {
    public PageVersion {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a page version needs the version of its carrier");
        }
    }
}
