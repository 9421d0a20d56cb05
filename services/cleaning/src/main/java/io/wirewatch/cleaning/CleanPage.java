package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import java.util.List;

/**
 * A page on its way from its partition to the one where stories are decided.
 *
 * @param releases the carrier, then its parts; versions set, stories empty. Of a page that was read again those are marked that are another
 *     version for it
 */
record CleanPage(List<CleanRelease> releases) {
    CleanPage {
        releases = List.copyOf(releases);
        if (releases.isEmpty()) {
            throw new IllegalArgumentException("a page needs its carrier");
        }
    }

    /** Whether it was read again: then those go on that are another version for it. */
    boolean isReadAgain() {
        return releases.stream().anyMatch(release -> release.getReprocessing() != null);
    }
}
