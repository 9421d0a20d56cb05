package io.wirewatch.runtime.past;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import java.util.function.Supplier;

/**
 * A text and what was found in it when it came in.
 *
 * @param text a version of a release
 * @param textAt where it stands
 * @param recorded what was found in it, without its sentences and unlisted entities; null where the stretch has nothing of it
 * @param recordedAt where that stands; null where it does not
 * @param whole reads all that was found
 */
public record Pair(
        CleanRelease text, Place textAt, TaggedRelease recorded, Place recordedAt, Supplier<ReleaseMentions> whole) {
    /** A text of which the stretch has no mentions. */
    static Pair alone(CleanRelease text, Place at) {
        return new Pair(text, at, null, null, () -> null);
    }

    /** Whether the stretch has no mentions of it. */
    public boolean isAlone() {
        return recorded == null;
    }
}
