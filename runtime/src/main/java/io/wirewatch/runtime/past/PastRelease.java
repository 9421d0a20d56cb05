package io.wirewatch.runtime.past;

import io.wirewatch.core.extraction.TaggedRelease;
import java.util.function.Supplier;

/** A release of the past, read as far as it is asked for. For one thread. */
public final class PastRelease {
    private final TaggedRelease light;
    private final Supplier<TaggedRelease> reading;
    private TaggedRelease whole;

    PastRelease(TaggedRelease light, Supplier<TaggedRelease> reading) {
        this.light = light;
        this.reading = reading;
    }

    static PastRelease of(TaggedRelease whole) {
        return new PastRelease(whole, () -> whole);
    }

    /** All that rules ask for; its sentences and unlisted entities may be missing. */
    public TaggedRelease light() {
        return light;
    }

    /** All that an alert shows. */
    public TaggedRelease whole() {
        if (whole == null) {
            whole = reading.get();
        }
        return whole;
    }
}
