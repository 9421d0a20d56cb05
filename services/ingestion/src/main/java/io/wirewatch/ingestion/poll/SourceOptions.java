package io.wirewatch.ingestion.poll;

import io.wirewatch.core.release.Selectors;
import java.time.Duration;

/**
 * How a source is read, where its owner wants it otherwise than usual.
 *
 * @param selectors where the parts of its pages stand, or null
 * @param maxInterval longest time between two polls while it publishes nothing; null: its interval, always
 * @param robots whether the robots.txt of its site has a say
 */
public record SourceOptions(Selectors selectors, Duration maxInterval, boolean robots) {
    public static final SourceOptions USUAL = new SourceOptions(null, null, true);

    public SourceOptions withSelectors(Selectors others) {
        return new SourceOptions(others, maxInterval, robots);
    }

    public SourceOptions withMaxInterval(Duration other) {
        return new SourceOptions(selectors, other, robots);
    }

    public SourceOptions withoutRobots() {
        return new SourceOptions(selectors, maxInterval, false);
    }
}
