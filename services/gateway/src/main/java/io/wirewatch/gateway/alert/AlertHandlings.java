package io.wirewatch.gateway.alert;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.AlertHandling;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.HandlingStore;
import io.wirewatch.schemas.Topics;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Changes what people have done about alerts. A change is made on what the log says last and shows when it is answered; those of one
 * alert through this gateway are made one after the other. What changes nothing is neither written nor audited.
 */
public final class AlertHandlings {
    private static final int STRIPES = 64;

    private final AlertStore alerts;
    private final HandlingStore store;
    private final Barrier barrier;
    private final Journal journal;
    private final Lock[] ids =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    public AlertHandlings(AlertStore alerts, HandlingStore store, Barrier barrier, Journal journal) {
        this.alerts = alerts;
        this.store = store;
        this.barrier = barrier;
        this.journal = journal;
    }

    /**
     * The alert of this id. One that is on the log and not in the view yet is waited for: who got it by webhook may be quick.
     *
     * @throws ProblemException 404
     */
    Alert alert(String id) {
        Optional<Alert> known = alerts.get(id);
        if (known.isEmpty() && barrier.catchUp(Topics.ALERTS)) {
            known = alerts.get(id);
        }
        return known.orElseThrow(() -> ProblemException.notFound("alert", id));
    }

    /**
     * Makes a change to what was done about an alert.
     *
     * @param action what the audit calls it
     * @param detail what it adds in words, of what there is then
     * @param change sets what changes; what stays the same in all fields is no change
     * @return what there is then
     * @throws ProblemException 503 if the log does not say what there is, or does not take the change
     */
    AlertHandling change(String alert, String action, String detail, UnaryOperator<AlertHandling> change) {
        Lock lock = ids[Math.floorMod(alert.hashCode(), STRIPES)];
        lock.lock();
        try {
            if (!barrier.catchUp(Topics.ALERT_HANDLING)) {
                throw ProblemException.unavailable(null);
            }
            AlertHandling known = store.get(alert).orElseGet(() -> untouched(alert));
            AlertHandling changed = change.apply(known);
            if (changed.equals(known)) {
                return known;
            }
            AlertHandling next = AlertHandling.newBuilder(changed)
                    .setVersion(known.getVersion() + 1)
                    .setUpdatedAt(journal.now())
                    .build();
            journal.writeAndShow(Topics.ALERT_HANDLING, alert, next);
            journal.audit("alert/" + alert, action, detail);
            return next;
        } finally {
            lock.unlock();
        }
    }

    private AlertHandling untouched(String alert) {
        return AlertHandling.newBuilder()
                .setTenant(journal.tenant())
                .setAlert(alert)
                .build();
    }
}
