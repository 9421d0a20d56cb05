package io.wirewatch.runtime.past;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import java.util.function.Supplier;

/** Takes a text and what was found in it when it came in. */
public interface PairReceiver {
    /**
     * Takes the next one.
     *
     * @param text a version of a release
     * @param recorded what was found in it, without its sentences and unlisted entities
     * @param whole reads that with its sentences
     */
    void take(CleanRelease text, TaggedRelease recorded, Supplier<TaggedRelease> whole);

    /** Told of a text of which the stretch has no mentions, or of mentions of which it has no text. */
    void alone();
}
