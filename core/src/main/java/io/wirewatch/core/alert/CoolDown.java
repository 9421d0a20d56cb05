package io.wirewatch.core.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * How a subscription with a cool-down stands since an alert of it was sent.
 *
 * @param until arrival time before which no other is sent; it only grows
 * @param number counts the stretches between two alerts that are sent: 1 before the first one
 * @param suppressed how many alerts were suppressed in this stretch
 * @param last what made it so
 */
public record CoolDown(Instant until, int number, int suppressed, Last last) {
    /** The longest cool-down that a subscription may ask for. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** Nothing was sent yet. */
    static final CoolDown NONE = new CoolDown(Instant.MIN, 1, 0, null);

    /**
     * The alert that was decided last: met again after a crash that left this much of it, it is finished, not decided once
     * more.
     *
     * @param alert its id
     * @param sending what was decided
     */
    public record Last(String alert, Sending sending) {}

    /** After an alert was sent. */
    CoolDown sent(Instant end, Last decided) {
        return new CoolDown(end.isAfter(until) ? end : until, number + 1, 0, decided);
    }

    /** After an alert was suppressed. */
    CoolDown suppressed(Last decided) {
        return new CoolDown(until, number, suppressed + 1, decided);
    }

    /** What was decided last, if that was this revision of the alert; null otherwise. */
    Sending decided(Alert alert) {
        return last != null && last.alert().equals(alert.id()) && last.sending().decided() == alert.revision()
                ? last.sending()
                : null;
    }
}
