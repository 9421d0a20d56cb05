package io.wirewatch.core.alert;

/**
 * What cool-downs have decided about an alert.
 *
 * @param decided the revision that was decided last; 0: none
 * @param told the revision by which the alert was first sent; from then on it is. 0: none
 * @param suppressedBefore how many other alerts were suppressed in the stretch that it ended
 * @param keptIn number of the stretch in which it was suppressed last; 0: none
 */
public record Sending(int decided, int told, int suppressedBefore, int keptIn) {
    /** Nothing was decided yet. */
    static final Sending NOTHING = new Sending(0, 0, 0, 0);

    /** Whether this revision is decided, or needs no decision as the alert has been sent. */
    boolean isDecided(Alert alert) {
        return told > 0 || alert.revision() <= decided;
    }

    /** Whether the alert is counted among those that were suppressed in this stretch. */
    boolean isCountedIn(CoolDown stretch) {
        return keptIn == stretch.number();
    }

    /**
     * A revision as it is sent, or not. What came in live is silent until the alert is told; what is late or backfilled is
     * for those who ask for it.
     */
    Alert of(Alert alert) {
        if (told > 0 && alert.revision() >= told) {
            return alert.sent(null, suppressedBefore);
        }
        return alert.sent(alert.origin() == Origin.LIVE ? Alert.COOLDOWN : null, 0);
    }
}
