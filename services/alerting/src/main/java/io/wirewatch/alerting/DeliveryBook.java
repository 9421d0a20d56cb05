package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.core.delivery.DeliveryState;
import io.wirewatch.core.delivery.FailureStreak;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of the deliveries of a partition: the open ones whole, of the others where they stand on the log, and of
 * which alerts an endpoint has got a message, and how it has been answering. Not safe for threads.
 */
final class DeliveryBook {
    private final Map<String, OpenDelivery> open = new HashMap<>();
    private final OffsetTable closed = new OffsetTable();
    private final Map<String, TreeMap<Integer, OpenDelivery>> openByAlert = new HashMap<>();
    private final Map<String, FailureStreak> streaks = new HashMap<>();
    private final OffsetTable heardOf = new OffsetTable();
    private final Map<String, String> threads = new HashMap<>();

    /** Takes a record of the log, in order; null is a deletion. */
    void load(String id, Delivery delivery, long offset) {
        forget(id);
        if (delivery == null) {
            return;
        }
        note(delivery);
        if (DeliveryState.of(delivery.getState()).isOpen()) {
            open(OpenDelivery.logged(delivery));
        } else {
            closed.put(id, offset);
        }
    }

    /** Adds an open delivery. */
    void open(OpenDelivery delivery) {
        closed.remove(delivery.id());
        open.put(delivery.id(), delivery);
        if (delivery.isAboutAlert()) {
            openByAlert
                    .computeIfAbsent(alertOf(delivery.record()), key -> new TreeMap<>())
                    .put(delivery.record().getRevision(), delivery);
        }
    }

    /** Moves a delivery that is over out of memory. */
    void close(OpenDelivery delivery, long offset) {
        forget(delivery.id());
        closed.put(delivery.id(), offset);
    }

    /** Takes out what never was. */
    void forget(String id) {
        closed.remove(id);
        OpenDelivery gone = open.remove(id);
        if (gone != null && gone.isAboutAlert()) {
            TreeMap<Integer, OpenDelivery> siblings = openByAlert.get(alertOf(gone.record()));
            siblings.remove(gone.record().getRevision());
            if (siblings.isEmpty()) {
                openByAlert.remove(alertOf(gone.record()));
            }
        }
    }

    /** Remembers how an endpoint answered, and that it has got a message about an alert, if it has. */
    void note(Delivery delivery) {
        boolean test = delivery.getKind().equals(Messages.TEST);
        FailureStreak streak = streaks.computeIfAbsent(delivery.getEndpoint(), id -> new FailureStreak());
        DeliveryMapper.attempts(delivery).stream()
                // A test that fails is somebody who tries things out.
                .filter(attempt -> !test || attempt.succeeded())
                .forEach(streak::add);
        if (delivery.getKind().equals(Messages.ALERT)
                && delivery.getAttempts().stream().anyMatch(attempt -> attempt.getStatus() > 0)) {
            heardOf.put(alertOf(delivery), 0);
        }
        if (delivery.getReference() != null) {
            threads.putIfAbsent(alertOf(delivery), delivery.getReference());
        }
    }

    /** What the receiver called the first message about the delivery's alert, or null. */
    String thread(Delivery delivery) {
        return threads.get(alertOf(delivery));
    }

    /** How an endpoint has been answering. */
    FailureStreak streak(String endpoint) {
        return streaks.computeIfAbsent(endpoint, id -> new FailureStreak());
    }

    boolean isKnown(String id) {
        return open.containsKey(id) || closed.contains(id);
    }

    /** The open delivery of that id, or null. */
    OpenDelivery open(String id) {
        return open.get(id);
    }

    /** Where a closed delivery stands on the log, or {@link OffsetTable#NONE}. */
    long closedAt(String id) {
        return closed.get(id);
    }

    /** Every open delivery. */
    Collection<OpenDelivery> open() {
        return open.values();
    }

    /** Whether the delivery's endpoint has got any message about its alert. */
    boolean hasHeardOf(Delivery delivery) {
        return heardOf.contains(alertOf(delivery));
    }

    /** The open deliveries of the same alert to the same endpoint, lowest revision first, itself among them. */
    Collection<OpenDelivery> siblings(Delivery delivery) {
        return openByAlert.getOrDefault(alertOf(delivery), new TreeMap<>()).values();
    }

    private static String alertOf(Delivery delivery) {
        return delivery.getEndpoint() + "/" + delivery.getAlert();
    }
}
