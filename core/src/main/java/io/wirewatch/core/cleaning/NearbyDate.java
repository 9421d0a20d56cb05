package io.wirewatch.core.cleaning;

import java.util.Optional;

/**
 * A spot as seen from a headline.
 *
 * @param spot what stands there
 * @param distance characters of text between the two
 * @param above whether it stands above the headline
 * @param named whether its element is named for a date
 */
record NearbyDate(DateSpot spot, int distance, boolean above, boolean named) {
    private static final int BEHIND_ONE_BELOW = 60;
    private static final int BEHIND_A_NAMED_ONE = 100;

    /** So close to the headline a date is the release's own, whatever it stands in. */
    private static final int AT_ONCE_BELOW = 100;

    private static final int AT_ONCE_ABOVE = 60;

    /** The spot, unless it is further off than this. */
    static Optional<NearbyDate> of(DateSpot spot, DateSpot headline, int mostAbove, int mostBelow) {
        boolean above = spot.start() < headline.start();
        int distance = Math.max(0, above ? headline.start() - spot.end() : spot.start() - headline.end());
        return distance > (above ? mostAbove : mostBelow)
                ? Optional.empty()
                : Optional.of(new NearbyDate(spot, distance, above, spot.isNamed()));
    }

    /** The lower, the likelier it is the headline's. */
    int rank() {
        return distance + (above ? BEHIND_ONE_BELOW : 0) + (named ? 0 : BEHIND_A_NAMED_ONE);
    }

    boolean isAtOnce() {
        return distance <= (above ? AT_ONCE_ABOVE : AT_ONCE_BELOW);
    }
}
