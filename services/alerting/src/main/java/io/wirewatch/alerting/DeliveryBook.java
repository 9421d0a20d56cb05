package io.wirewatch.alerting;

import io.wirewatch.avro.Delivery;
import io.wirewatch.avro.DeliveryMember;
import io.wirewatch.core.delivery.DeliveryState;
import io.wirewatch.core.delivery.FailureStreak;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of the deliveries of a partition: the open ones whole, of the others where they stand on the log, and of
 * which alerts an endpoint has got a message, and how it has been answering. Not safe for threads.
 */
final class DeliveryBook {
    private final Map<String, OpenDelivery> open = new HashMap<>();
    private final OffsetTable closed = new OffsetTable();
    private final Map<String, Set<OpenDelivery>> openByAlert = new HashMap<>();
    private final Map<String, String> carriers = new HashMap<>();
    private final Map<String, FailureStreak> streaks = new HashMap<>();
    private final OffsetTable heardOf = new OffsetTable();
    private final Map<String, String> threads = new HashMap<>();

    private final DeliveryLog log;

    /** @param log where the bodies of what is held are read again */
    DeliveryBook(DeliveryLog log) {
        this.log = log;
    }

    /** Takes a record of the log, in order; null is a deletion. */
    void load(String id, Delivery delivery, long offset) {
        forget(id);
        carriers.remove(id);
        if (delivery == null) {
            return;
        }
        note(delivery);
        if (DeliveryState.of(delivery.getState()).isOpen()) {
            OpenDelivery loaded = OpenDelivery.logged(delivery);
            open(loaded);
            leaveOnLog(loaded, offset);
        } else {
            closed.put(id, offset);
        }
        for (DeliveryMember member : delivery.getMembers()) {
            OpenDelivery carried = open.get(member.getDelivery());
            if (carried != null && carried.isHeld()) {
                carriers.put(carried.id(), id);
            }
        }
    }

    /** Of what the log has as held: by which digest on the log it was carried, so that it is held no more. */
    Map<String, String> carriers() {
        return carriers;
    }

    /** What is held may be much and wait for days, so that its message is in memory only while it is needed. */
    void leaveOnLog(OpenDelivery delivery, long offset) {
        if (delivery.isHeld()) {
            String id = delivery.id();
            delivery.readBodyFrom(() -> log.read(id, offset));
        }
    }

    /** Adds an open delivery. */
    void open(OpenDelivery delivery) {
        closed.remove(delivery.id());
        open.put(delivery.id(), delivery);
        alerts(delivery.slim())
                .forEach(alert -> openByAlert
                        .computeIfAbsent(alert, key -> new LinkedHashSet<>())
                        .add(delivery));
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
        if (gone != null) {
            alerts(gone.slim())
                    .forEach(alert -> openByAlert.computeIfPresent(alert, (key, siblings) -> {
                        siblings.remove(gone);
                        return siblings.isEmpty() ? null : siblings;
                    }));
        }
    }

    /** Keys of the alerts that a delivery tells of. */
    private static Stream<String> alerts(Delivery delivery) {
        return switch (delivery.getKind()) {
            case Messages.ALERT -> Stream.of(alertOf(delivery));
            case Messages.DIGEST ->
                delivery.getMembers().stream()
                        .map(member -> alertOf(delivery.getEndpoint(), member.getAlert()))
                        .distinct();
            default -> Stream.empty();
        };
    }

    /** Remembers how an endpoint answered, and that it has got a message about an alert, if it has. */
    void note(Delivery delivery) {
        boolean test = delivery.getKind().equals(Messages.TEST);
        FailureStreak streak = streaks.computeIfAbsent(delivery.getEndpoint(), id -> new FailureStreak());
        DeliveryMapper.attempts(delivery).stream()
                // A test that fails is somebody who tries things out.
                .filter(attempt -> !test || attempt.succeeded())
                .forEach(streak::add);
        if (delivery.getAttempts().stream().anyMatch(attempt -> attempt.getStatus() > 0)) {
            alerts(delivery).forEach(alert -> heardOf.put(alert, 0));
        }
        if (delivery.getReference() != null && !delivery.getAlert().isEmpty()) {
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

    /** The open deliveries that tell the same endpoint of the same alert, itself and digests among them. */
    Collection<OpenDelivery> siblings(Delivery delivery) {
        return openByAlert.getOrDefault(alertOf(delivery), Set.of());
    }

    private static String alertOf(Delivery delivery) {
        return alertOf(delivery.getEndpoint(), delivery.getAlert());
    }

    private static String alertOf(String endpoint, String alert) {
        return endpoint + "/" + alert;
    }
}
