package io.wirewatch.core.window;

import java.time.Instant;
import java.util.Comparator;

/**
 * A release that has something a windowed rule asks for.
 *
 * @param at event time
 * @param received arrival time: decides between releases of one moment
 * @param release release id: decides between releases that came together
 * @param story story id
 * @param parts which parts of the rule it has, a bit each
 * @param silent whether it may start no alert, being told as part of the past
 */
public record Sighting(Instant at, Instant received, String release, String story, long parts, boolean silent)
        implements Comparable<Sighting> {
    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::at).thenComparing(Sighting::received).thenComparing(Sighting::release);

    /** The order in which sightings enter a window. */
    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }
}
