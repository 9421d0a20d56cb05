package io.wirewatch.core.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * The third step, for alerts about which a cool-down decides ({@link Alert#cooldown()}): whether they are sent. Alerts of a
 * subscription come in the order of its partition, each alert's revisions in theirs; a revision that comes again is given
 * again as it was. Time is the arrival that an alert carries, and may go back a little from one story to the next: what
 * arrived before the end of a cool-down is within it.
 *
 * <p>The subscription is written first and says what was decided about the alert, the alert second. A crash in between
 * leaves the subscription alone, and the alert is finished when it comes again.
 */
public final class AlertSender {
    private final CoolDownStore store;

    /** Remembers in the store. */
    public AlertSender(CoolDownStore store) {
        this.store = store;
    }

    /** The same revision with what the cool-down says about it. */
    public Alert sent(Alert alert) {
        if (alert.suppressed() != null) {
            // It is sent to nobody whatever is decided, and so is no reason to keep another back.
            return alert;
        }
        Sending known = Objects.requireNonNullElse(store.sending(alert.id()), Sending.NOTHING);
        boolean concerns = alert.origin() == Origin.LIVE && alert.isMessage();
        return (concerns && !known.isDecided(alert) ? decided(alert, known) : known).of(alert);
    }

    private Sending decided(Alert alert, Sending before) {
        CoolDown now =
                Objects.requireNonNullElse(store.coolDown(alert.subscription().id()), CoolDown.NONE);
        Sending unfinished = now.decided(alert);
        Sending sending = unfinished == null ? decided(alert, before, now) : unfinished;
        store.put(alert.id(), sending);
        return sending;
    }

    private Sending decided(Alert alert, Sending before, CoolDown now) {
        Instant at = alert.updatedAt();
        boolean counted = before.isCountedIn(now);
        if (alert.cooldown().isZero() || !at.isBefore(now.until())) {
            int others = now.suppressed() - (counted ? 1 : 0);
            Sending sending = new Sending(alert.revision(), alert.revision(), others, 0);
            put(alert, now.sent(at.plus(alert.cooldown()), new CoolDown.Last(alert.id(), sending)));
            return sending;
        }
        Sending sending = new Sending(alert.revision(), 0, 0, now.number());
        if (!counted) {
            put(alert, now.suppressed(new CoolDown.Last(alert.id(), sending)));
        }
        return sending;
    }

    private void put(Alert alert, CoolDown coolDown) {
        store.put(alert.subscription().id(), coolDown);
    }
}
