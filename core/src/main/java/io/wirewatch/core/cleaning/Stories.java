package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides which story a page belongs to: one for the carrier and all its parts. The story that any of them has already is kept for ever;
 * else a text that was met before brings its story, the carrier's before those of its parts; else the page begins one.
 */
public final class Stories {
    private Stories() {}

    /**
     * The story of a page.
     *
     * @param page the carrier, then its parts
     * @param ofRelease story of a release id, or null
     * @param ofFingerprint story of a fingerprint, or null
     */
    public static String of(
            List<CleanRelease> page, Function<String, String> ofRelease, Function<String, String> ofFingerprint) {
        Stream<Optional<String>> known = page.stream()
                .map(release ->
                        Optional.ofNullable(ofRelease.apply(release.head().id())));
        Stream<Optional<String>> met = page.stream()
                .filter(release -> !release.head().withdrawn())
                .map(release -> Optional.ofNullable(ofFingerprint.apply(release.fingerprint())));
        return Stream.concat(known, met)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Ids.story(page.getFirst().head().id()));
    }
}
