package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import java.util.List;

/**
 * A page on its way from its partition to the one where stories are decided.
 *
 * @param releases the carrier, then its parts; versions set, stories empty
 */
record CleanPage(List<CleanRelease> releases) {
    CleanPage {
        releases = List.copyOf(releases);
        if (releases.isEmpty()) {
            throw new IllegalArgumentException("a page needs its carrier");
        }
    }
}
