package io.wirewatch.core.release;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which sources are meant, by any of the names that {@link SourceNames} knows them by.
 *
 * @param names as they are compared; empty for all sources
 */
public record SourceFilter(Set<String> names) {
    public SourceFilter {
        names = Set.copyOf(names);
    }

    /**
     * The sources of these names.
     *
     * @param written as people write them; empty for all sources
     */
    public static SourceFilter of(Collection<String> written) {
        return new SourceFilter(written.stream().map(SourceNames::written).collect(Collectors.toSet()));
    }

    /** Whether all sources are meant. */
    public boolean isOfAll() {
        return names.isEmpty();
    }

    /**
     * Whether a release is of one of them.
     *
     * @param source source id or label
     * @param url address of the release, or null
     */
    public boolean takes(String source, String url) {
        return isOfAll() || SourceNames.of(source, url).stream().anyMatch(names::contains);
    }
}
