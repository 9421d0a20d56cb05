package io.wirewatch.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A subscription matched a story.
 *
 * @param id {@code alr_…}: a hash of subscription and story
 * @param revision 1, 2, …: counts what changed about this alert
 * @param status raised, updated or withdrawn
 * @param reason why it was withdrawn: {@code killed | erased | edited | late | reprocessed}; null otherwise
 * @param change what this revision brought
 * @param origin how it came to be raised
 * @param subscription the subscription as it was
 * @param story story id
 * @param releases the releases of the story that matched, first arrival first
 * @param evidence in order of release, zone and start
 * @param endpoints endpoints that get it
 * @param urgency {@code low | normal | high}
 * @param replay id of the replay that raised it, or null
 * @param deliver for a backfill: whether the replay asked for delivery
 * @param cooldown the subscription's cool-down as of this revision, zero where it has none any more; null where no
 *     cool-down decides whether the alert is sent
 * @param suppressed why it is not sent: {@code cooldown | replay}; null where it is
 * @param suppressedBefore how many other alerts of the subscription were not sent before this one was
 * @param raisedAt when it was raised; the same when the same input is read again
 * @param updatedAt when this revision came to be, likewise
 */
public record Alert(
        String id,
        int revision,
        AlertStatus status,
        String reason,
        Change change,
        Origin origin,
        SubscriptionRef subscription,
        String story,
        List<ReleaseRef> releases,
        List<Evidence> evidence,
        List<String> endpoints,
        String urgency,
        String replay,
        boolean deliver,
        Duration cooldown,
        String suppressed,
        int suppressedBefore,
        Instant raisedAt,
        Instant updatedAt) {
    /** An alert of the subscription was sent a short time ago. */
    public static final String COOLDOWN = "cooldown";
    /** A replay made the revision that was not asked to send what becomes of alerts. */
    public static final String REPLAY = "replay";

    public Alert {
        releases = List.copyOf(releases);
        evidence = List.copyOf(evidence);
        endpoints = List.copyOf(endpoints);
    }

    /** Whether the revision says something new, so that it is for everybody who asks for alerts of its origin. */
    boolean isMessage() {
        return change == Change.RAISED || change == Change.EVIDENCE;
    }

    /** The same revision, sent or not. */
    Alert sent(String reasonNotTo, int others) {
        return new Alert(
                id,
                revision,
                status,
                reason,
                change,
                origin,
                subscription,
                story,
                releases,
                evidence,
                endpoints,
                urgency,
                replay,
                deliver,
                cooldown,
                reasonNotTo,
                others,
                raisedAt,
                updatedAt);
    }

    /**
     * The subscription as it was when the alert was raised.
     *
     * @param id its id
     * @param name its name
     * @param version its version
     * @param expression its rule as written
     */
    public record SubscriptionRef(String id, String name, int version, String expression) {}

    /** What a revision brought. */
    public enum Change {
        /** The alert itself. */
        RAISED,
        /** An edit changed why it fired. */
        EVIDENCE,
        /** A further copy of the story; gives no message unless an endpoint asks for copies. */
        COPY,
        /** It does not hold any more. */
        WITHDRAWN
    }
}
