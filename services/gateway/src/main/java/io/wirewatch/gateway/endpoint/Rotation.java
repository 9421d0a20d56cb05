package io.wirewatch.gateway.endpoint;

import io.wirewatch.core.delivery.WebhookSigner;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * A wish for another secret.
 *
 * @param secret the new one; null: one is made
 * @param overlap how long the old one goes on signing beside it, an ISO 8601 duration; {@code PT0S} where it has become
 *     known to others, which ends every old one
 */
record Rotation(String secret, String overlap) {
    // These stand before the wish below, whose constructor reads them.
    private static final String USUAL_OVERLAP = "P1D";
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** A secret that is made; the old one signs for another day. */
    static final Rotation USUAL = new Rotation(null, null);

    Rotation {
        if (secret != null) {
            WebhookSigner.check(secret);
        }
        overlap = overlap == null ? USUAL_OVERLAP : overlap;
        Duration asked = parse(overlap);
        if (asked.isNegative() || asked.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("overlap is from PT0S to P30D, not " + overlap);
        }
    }

    Duration overlapTime() {
        return parse(overlap);
    }

    private static Duration parse(String overlap) {
        try {
            return Duration.parse(overlap);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "overlap: '" + overlap + "' is not an ISO 8601 duration such as P1D or PT6H", e);
        }
    }
}
