package io.wirewatch.ingestion.poll;

import io.wirewatch.core.release.Selectors;
import java.time.Duration;

/**
 * How a source is read, where its owner wants it otherwise than usual.
 *
 * @param selectors where the parts of its pages stand, or null
 * @param maxInterval longest time between two polls while it publishes nothing; null: its interval, always
 * @param silentAfter how long it may publish nothing before its operators are told; null: as its rhythm says
 * @param robots whether the robots.txt of its site has a say
 * @param login who it is read as, or null
 */
public record SourceOptions(
        Selectors selectors, Duration maxInterval, Duration silentAfter, boolean robots, SealedLogin login) {
    public static final SourceOptions USUAL = new SourceOptions(null, null, null, true);

    /** Read as nobody. */
    public SourceOptions(Selectors selectors, Duration maxInterval, Duration silentAfter, boolean robots) {
        this(selectors, maxInterval, silentAfter, robots, null);
    }

    public SourceOptions withSelectors(Selectors others) {
        return new SourceOptions(others, maxInterval, silentAfter, robots, login);
    }

    public SourceOptions withMaxInterval(Duration other) {
        return new SourceOptions(selectors, other, silentAfter, robots, login);
    }

    public SourceOptions withSilentAfter(Duration other) {
        return new SourceOptions(selectors, maxInterval, other, robots, login);
    }

    public SourceOptions withoutRobots() {
        return new SourceOptions(selectors, maxInterval, silentAfter, false, login);
    }

    public SourceOptions withLogin(SealedLogin other) {
        return new SourceOptions(selectors, maxInterval, silentAfter, robots, other);
    }
}
