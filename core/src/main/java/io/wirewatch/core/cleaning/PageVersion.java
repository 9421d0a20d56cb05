package io.wirewatch.core.cleaning;

import java.util.List;

/**
 * What a page and its parts were from one record of {@code releases.raw} on.
 *
 * @param offset offset of that record in its partition
 * @param origin offset of the record that it was read from: the same, unless that one is a copy of an earlier record which was to be read
 *     again
 * @param cause the notice that asked for it, where it is a withdrawal that a notice of another release asked for; else null
 * @param texts the carrier's version, then those of its parts, by their place in the page
 */
public record PageVersion(long offset, long origin, String cause, List<TextVersion> texts) {
    public PageVersion {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a page version needs the version of its carrier");
        }
    }

    /** A version that came of itself. */
    public PageVersion(long offset, List<TextVersion> texts) {
        this(offset, offset, null, texts);
    }

    /** A version that a notice asked for. */
    public PageVersion(long offset, String cause, List<TextVersion> texts) {
        this(offset, offset, cause, texts);
    }
}
