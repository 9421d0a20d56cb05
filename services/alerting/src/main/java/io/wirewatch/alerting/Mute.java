package io.wirewatch.alerting;

import io.wirewatch.avro.AlertHandling;
import io.wirewatch.runtime.json.AlertJson;
import java.time.Instant;

/**
 * A wish that no message about an alert goes out for a while.
 *
 * @param until the first moment at which messages go out again
 * @param by whose wish it is
 */
record Mute(Instant until, String by) {
    /** The mute that a record tells of, or null. */
    static Mute of(AlertHandling handling) {
        return handling.getMutedUntil() == null ? null : new Mute(handling.getMutedUntil(), handling.getMutedBy());
    }

    boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** Why a message about the alert did not go out. */
    String reason() {
        return "the alert is muted" + (by == null ? "" : " by " + by) + " until " + AlertJson.time(until);
    }
}
