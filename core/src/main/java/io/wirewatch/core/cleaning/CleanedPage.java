package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.CleanRelease;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one raw release gives: the page itself, and the releases that it quotes whole. Every version is 1 and every story empty: the caller
 * knows what came before.
 *
 * @param carrier the page, without the text of its parts
 * @param markup what the carrier's markup says beyond its words, where it has no parts: part of its {@link Edition}
 * @param parts releases cut out of it, in order; empty for nearly every page
 */
public record CleanedPage(CleanRelease carrier, String markup, List<CleanRelease> parts) {
    public CleanedPage {
        parts = List.copyOf(parts);
    }

    /** The carrier, then its parts. */
    public List<CleanRelease> releases() {
        return Stream.concat(Stream.of(carrier), parts.stream()).toList();
    }
}
