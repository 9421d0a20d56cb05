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
 * @param site how its pages are found
 * @param login who it is read as, or null
 * @param webSub whether a hub that it names is asked for pushes
 */
public record SourceOptions(
        Selectors selectors,
        Duration maxInterval,
        Duration silentAfter,
        boolean robots,
        SiteOptions site,
        SealedLogin login,
        boolean webSub) {
    public static final SourceOptions USUAL = new SourceOptions(null, null, null, true, SiteOptions.USUAL, null, true);

    public SourceOptions withSelectors(Selectors others) {
        return new SourceOptions(others, maxInterval, silentAfter, robots, site, login, webSub);
    }

    public SourceOptions withMaxInterval(Duration other) {
        return new SourceOptions(selectors, other, silentAfter, robots, site, login, webSub);
    }

    public SourceOptions withSilentAfter(Duration other) {
        return new SourceOptions(selectors, maxInterval, other, robots, site, login, webSub);
    }

    public SourceOptions withoutRobots() {
        return new SourceOptions(selectors, maxInterval, silentAfter, false, site, login, webSub);
    }

    public SourceOptions withSite(SiteOptions other) {
        return new SourceOptions(selectors, maxInterval, silentAfter, robots, other, login, webSub);
    }

    public SourceOptions withLogin(SealedLogin other) {
        return new SourceOptions(selectors, maxInterval, silentAfter, robots, site, other, webSub);
    }

    public SourceOptions withoutWebSub() {
        return new SourceOptions(selectors, maxInterval, silentAfter, robots, site, login, false);
    }
}
