package io.wirewatch.alerting;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which delivery is tried next. Each endpoint has a lane of its own with room for a few attempts at a time, one alone
 * while its latest attempt failed; lanes take turns. So an endpoint that hangs fills its own lane and nothing else.
 * Not safe for threads.
 */
final class AttemptQueue {
    private final int perEndpoint;
    private final int total;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, Waiting> places = new HashMap<>();
    private long added;
    private int underWay;

    /**
     * @param perEndpoint attempts under way in one lane
     * @param total attempts under way in all of them
     */
    AttemptQueue(int perEndpoint, int total) {
        this.perEndpoint = perEndpoint;
        this.total = total;
    }

    private record Waiting(String endpoint, String delivery, Instant due, long turn) {}

    private final class Lane {
        private final NavigableSet<Waiting> waiting =
                new TreeSet<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::turn));
        private int taken;
        private boolean failing;
        private boolean held;

        boolean hasRoom() {
            return !held && taken < (failing ? 1 : perEndpoint) && !waiting.isEmpty();
        }

        boolean isReady(Instant now) {
            return hasRoom() && !waiting.first().due().isAfter(now);
        }

        boolean isIdle() {
            return waiting.isEmpty() && taken == 0 && !failing && !held;
        }
    }

    /** Puts a delivery into its endpoint's lane; one that waits there already waits for this time instead. */
    void add(String endpoint, String delivery, Instant due) {
        remove(delivery);
        Waiting waiting = new Waiting(endpoint, delivery, due, added++);
        places.put(delivery, waiting);
        lanes.computeIfAbsent(endpoint, key -> new Lane()).waiting.add(waiting);
    }

    /** Takes a delivery out of its lane, if it waits in one. */
    void remove(String delivery) {
        Waiting waiting = places.remove(delivery);
        if (waiting != null) {
            Lane lane = lanes.get(waiting.endpoint());
            lane.waiting.remove(waiting);
            drop(waiting.endpoint(), lane);
        }
    }

    /** The delivery to try now, which then counts as under way until {@link #done}. */
    Optional<String> next(Instant now) {
        if (underWay >= total) {
            return Optional.empty();
        }
        Optional<Map.Entry<String, Lane>> ready = lanes.entrySet().stream()
                .filter(entry -> entry.getValue().isReady(now))
                .findFirst();
        ready.ifPresent(entry -> {
            // To the end of the line: lanes take turns.
            lanes.remove(entry.getKey());
            lanes.put(entry.getKey(), entry.getValue());
            entry.getValue().taken++;
            underWay++;
        });
        return ready.map(entry -> entry.getValue().waiting.pollFirst().delivery())
                .map(delivery -> {
                    places.remove(delivery);
                    return delivery;
                });
    }

    /** An attempt is over, or did not come about. */
    void done(String endpoint) {
        Lane lane = lanes.get(endpoint);
        lane.taken--;
        underWay--;
        drop(endpoint, lane);
    }

    /** What the latest attempt to an endpoint came to. */
    void cameTo(String endpoint, boolean success) {
        Lane lane = lanes.get(endpoint);
        if (lane != null) {
            lane.failing = !success;
            drop(endpoint, lane);
        }
    }

    private void drop(String endpoint, Lane lane) {
        if (lane.isIdle()) {
            lanes.remove(endpoint);
        }
    }

    /** Takes nothing from an endpoint's lane for now. */
    void hold(String endpoint) {
        lanes.get(endpoint).held = true;
    }

    /** Ends every {@link #hold} that the test does not uphold, and says whether any is left. */
    boolean release(Predicate<String> stillHeld) {
        boolean left = false;
        for (Map.Entry<String, Lane> entry : lanes.entrySet()) {
            Lane lane = entry.getValue();
            lane.held = lane.held && stillHeld.test(entry.getKey());
            left |= lane.held;
        }
        lanes.values().removeIf(Lane::isIdle);
        return left;
    }

    /** When something can be tried next; empty while nothing waits or all that waits has no room. */
    Optional<Instant> nextDue() {
        return underWay >= total
                ? Optional.empty()
                : lanes.values().stream()
                        .filter(Lane::hasRoom)
                        .map(lane -> lane.waiting.first().due())
                        .min(Comparator.naturalOrder());
    }

    /** Deliveries whose time has come and that are not under way. */
    int backlog(Instant now) {
        return (int) places.values().stream()
                .filter(waiting -> !waiting.due().isAfter(now))
                .count();
    }
}
