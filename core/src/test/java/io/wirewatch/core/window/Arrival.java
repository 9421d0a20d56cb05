package io.wirewatch.core.window;

import java.time.Instant;
import java.util.Set;

/**
 * A version of a release as it came in.
 *
 * @param release release id
 * @param version its version
 * @param withdrawn whether it takes the release back
 * @param story story id
 * @param published event time
 * @param received arrival time
 * @param names the actors in it
 */
public record Arrival(
        String release,
        int version,
        boolean withdrawn,
        String story,
        Instant published,
        Instant received,
        Set<String> names) {
    public Arrival {
        names = Set.copyOf(names);
    }
}
