package io.wirewatch.core.window;

import java.time.Instant;

/**
 * A stretch of event time in which a windowed rule goes on holding.
 *
 * @param start the sighting that starts it
 * @param end the moment at which it has stopped to hold, were nothing else to come
 */
public record Occurrence(Sighting start, Instant end) {

    /** Whether a sighting is of this stretch. */
    public boolean contains(Sighting sighting) {
        boolean begun = start.compareTo(sighting) <= 0;
        return begun && (sighting.at().isBefore(end) || start.at().equals(sighting.at()));
    }
}
