package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.window.Sighting;
import java.time.Instant;
import java.util.List;

/**
 * What a windowed subscription was last told of a release, and what followed.
 *
 * @param input the release's version
 * @param rule id of the windowed rule that it was told to
 * @param hit what it counted as, or null where it did not count
 * @param received arrival of the first version that counted: an edit keeps its place among the releases of one moment
 * @param stories stories whose alerts it or an earlier version changed: met again, each gives those revisions again
 * @param keepUntil as in {@link WindowHit}
 */
public record WindowInput(
        Input input, String rule, Sighting hit, Instant received, List<String> stories, Instant keepUntil) {
    public WindowInput {
        stories = List.copyOf(stories);
    }

    /** Whether this very input was told, or one that the release has moved on to. */
    boolean isAtOrPast(Input other) {
        return input.isNewerThan(other) || other.equals(input);
    }
}
