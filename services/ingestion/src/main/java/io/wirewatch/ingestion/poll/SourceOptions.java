package io.wirewatch.ingestion.poll;

import io.wirewatch.core.release.Selectors;
import java.time.Duration;

/**
 * How a source is read, where its owner wants it otherwise than usual.
 *
 * @param selectors where the parts of its pages stand, or null
 * @param maxInterval longest time between two polls while it publishes nothing; null: its interval, always
 * @param robots whether the robots.txt of its site has a say
 * @param site how its pages are found
 */
public record SourceOptions(Selectors selectors, Duration maxInterval, boolean robots, SiteOptions site) {
    public static final SourceOptions USUAL = new SourceOptions(null, null, true);

    /** Pages are found the usual way. */
    public SourceOptions(Selectors selectors, Duration maxInterval, boolean robots) {
        this(selectors, maxInterval, robots, SiteOptions.USUAL);
    }

    public SourceOptions withSelectors(Selectors others) {
        return new SourceOptions(others, maxInterval, robots, site);
    }

    public SourceOptions withMaxInterval(Duration other) {
        return new SourceOptions(selectors, other, robots, site);
    }

    public SourceOptions withoutRobots() {
        return new SourceOptions(selectors, maxInterval, false, site);
    }

    public SourceOptions withSite(SiteOptions other) {
        return new SourceOptions(selectors, maxInterval, robots, other);
    }
}
