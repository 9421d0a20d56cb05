package io.wirewatch.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which delivery is tried next. Each endpoint has a lane of its own with room for a few attempts at a time; of the lanes
 * that could go on, the one that has waited longest for a turn does. So an endpoint that hangs fills its own lane and
 * nothing else.
 *
 * <p>Lanes whose latest attempt succeeded, and all others, have room of their own altogether. However many endpoints are dead
 * and hold attempts until these time out, none of it is the room of those that answer.
 *
 * <p>A lane is as fast as its endpoint's {@link Pace} allows. While the latest attempt failed, it makes one at a time;
 * after {@link #FAILURES_IN_A_ROW} failures it rests before each further one, longer and longer, so that an endpoint which is away is
 * not hammered by all that waits for it, and what has waited does not come over it as one herd when it is back.
 *
 * <p>Every step costs at most the logarithm of what waits. Not safe for threads.
 */
final class AttemptQueue {
    /** After so many failures without a success between, a lane rests before each attempt. */
    static final int FAILURES_IN_A_ROW = 10;

    /** The first rest; each further one is twice as long. */
    static final Duration FIRST_REST = Duration.ofMillis(100);

    /**
     * The longest rest. One attempt a second harms no receiver, and so it is noticed within a second that an endpoint is
     * back, and what waits for one that stays away still gets through its schedule.
     */
    static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Pace usual;
    private final Part answering;
    private final Part others;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Map<String, Waiting> places = new HashMap<>();
    private long added;

    /**
     * How fast an endpoint wants its messages.
     *
     * @param atATime attempts under way in its lane
     * @param apart time from the beginning of one attempt to that of the next; zero: none
     */
    record Pace(int atATime, Duration apart) {}

    /**
     * @param perEndpoint attempts under way in a lane whose endpoint says nothing else
     * @param total attempts under way in all lanes that answer, and again in all others
     */
    AttemptQueue(int perEndpoint, int total) {
        this.usual = new Pace(perEndpoint, Duration.ZERO);
        this.answering = new Part(total);
        this.others = new Part(total);
    }

    /** Lanes that share room. */
    private static final class Part {
        private final int total;
        /** Lanes that have room and something to do, by when; of those whose time has come some are in {@link #turns}. */
        private final NavigableSet<Lane> timed =
                new TreeSet<>(Comparator.comparing((Lane lane) -> lane.ready).thenComparing(lane -> lane.id));

        private final NavigableSet<Lane> turns = new TreeSet<>(Comparator.comparingLong(lane -> lane.turn));
        private int underWay;

        Part(int total) {
            this.total = total;
        }

        /** The lane whose turn it is, or null. */
        Lane turn(Instant now) {
            if (underWay >= total) {
                return null;
            }
            while (!timed.isEmpty() && !timed.first().ready.isAfter(now)) {
                turns.add(timed.pollFirst());
            }
            return turns.isEmpty() ? null : turns.first();
        }

        Optional<Instant> nextDue() {
            if (underWay >= total || (turns.isEmpty() && timed.isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(turns.isEmpty() ? timed.first().ready : turns.first().ready);
        }

        void add(Lane lane) {
            timed.add(lane);
        }

        void remove(Lane lane) {
            timed.remove(lane);
            turns.remove(lane);
        }
    }

    /**
     * A delivery that waits.
     *
     * @param sequence its place in its endpoint's order
     */
    private record Waiting(String lane, String delivery, Instant due, long sequence, long turn) {}

    private static final Comparator<Waiting> BY_TIME =
            Comparator.comparing(Waiting::due).thenComparing(Waiting::turn);

    private static final Comparator<Waiting> IN_ORDER =
            Comparator.comparing(Waiting::sequence).thenComparing(Waiting::turn);

    private final class Lane {
        private final String id;
        private NavigableSet<Waiting> waiting = new TreeSet<>(BY_TIME);
        private boolean ordered;
        private Pace pace = usual;
        private Instant paced = Instant.MIN;
        private Instant rested = Instant.MIN;
        private Instant ready = Instant.MIN;
        private long turn = added++;
        private Part part = others;
        private int taken;
        private int failures;

        Lane(String id) {
            this.id = id;
        }

        boolean hasRoom() {
            return !held.contains(id) && taken < (failures > 0 || ordered ? 1 : pace.atATime()) && !waiting.isEmpty();
        }

        Instant whenReady() {
            return later(waiting.first().due(), later(paced, rested));
        }

        /** In order, the first holds up all behind it until it is over, whatever is due. */
        void keepOrder(boolean wanted) {
            if (ordered != wanted) {
                ordered = wanted;
                NavigableSet<Waiting> sorted = new TreeSet<>(wanted ? IN_ORDER : BY_TIME);
                sorted.addAll(waiting);
                waiting = sorted;
            }
        }

        /** Puts it, with what it has under way, where it belongs by its latest answer. */
        void belongTo(Part other) {
            part.underWay -= taken;
            part = other;
            part.underWay += taken;
        }

        /** What is kept of it matters to no later attempt. */
        boolean isForgettable() {
            return waiting.isEmpty()
                    && taken == 0
                    && failures == 0
                    && part == others
                    && !ordered
                    && pace.apart().isZero()
                    && !held.contains(id);
        }
    }

    /** Changes a lane, and puts it where it belongs then. */
    private void change(String id, Consumer<Lane> step) {
        Lane lane = lanes.computeIfAbsent(id, Lane::new);
        lane.part.remove(lane);
        step.accept(lane);
        if (lane.hasRoom()) {
            lane.ready = lane.whenReady();
            lane.part.add(lane);
        } else if (lane.isForgettable()) {
            lanes.remove(id);
        }
    }

    /** Puts a delivery into its endpoint's lane; one that waits there already waits for this time instead. */
    void add(String lane, String delivery, Instant due) {
        add(lane, delivery, due, 0, false);
    }

    /**
     * The same, where the endpoint may want its messages in order.
     *
     * @param sequence the delivery's place in it
     * @param ordered whether it does; that holds for all that waits in the lane
     */
    void add(String lane, String delivery, Instant due, long sequence, boolean ordered) {
        remove(delivery);
        Waiting waiting = new Waiting(lane, delivery, due, sequence, added++);
        places.put(delivery, waiting);
        change(lane, changed -> {
            changed.keepOrder(ordered);
            changed.waiting.add(waiting);
        });
    }

    /** Takes a delivery out of its lane, if it waits in one. */
    void remove(String delivery) {
        Waiting waiting = places.remove(delivery);
        if (waiting != null) {
            change(waiting.lane(), lane -> lane.waiting.remove(waiting));
        }
    }

    /** The delivery to try now, which then counts as under way until {@link #done}. */
    Optional<String> next(Instant now) {
        Lane served = first(answering.turn(now), others.turn(now));
        if (served == null) {
            return Optional.empty();
        }
        Waiting taken = served.waiting.first();
        change(served.id, lane -> {
            lane.waiting.remove(taken);
            lane.taken++;
            lane.part.underWay++;
            lane.turn = added++;
        });
        places.remove(taken.delivery());
        return Optional.of(taken.delivery());
    }

    private static Lane first(Lane one, Lane other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.turn < other.turn ? one : other;
    }

    /** An attempt begins, of an endpoint that wants this pace. */
    void begins(String lane, Pace pace, Instant now) {
        change(lane, changed -> {
            changed.pace = pace;
            changed.paced = now.plus(pace.apart());
        });
    }

    /** An attempt is over, or did not come about. */
    void done(String lane) {
        change(lane, changed -> {
            changed.taken--;
            changed.part.underWay--;
        });
    }

    /** What an attempt that is over came to. */
    void cameTo(String lane, boolean success, Instant now) {
        change(lane, changed -> {
            changed.failures = success ? 0 : changed.failures + 1;
            changed.belongTo(success ? answering : others);
            if (changed.failures >= FAILURES_IN_A_ROW) {
                changed.rested = later(changed.rested, now.plus(rest(changed.failures)));
            }
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration rest(int failures) {
        int doublings = Math.min(failures - FAILURES_IN_A_ROW, 10);
        Duration rest = FIRST_REST.multipliedBy(1L << doublings);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    /** An endpoint asked for quiet: nothing of its lane begins before then, whatever is due. */
    void rest(String lane, Instant until) {
        change(lane, changed -> changed.rested = later(changed.rested, until));
    }

    /** Somebody has reason to think that an endpoint is well again: its lane rests no longer. Its pace stays. */
    void wake(String lane) {
        change(lane, changed -> changed.rested = Instant.MIN);
    }

    /** Takes nothing from an endpoint's lane for now. */
    void hold(String lane) {
        change(lane, changed -> held.add(lane));
    }

    /** Ends every {@link #hold} that the test does not uphold, and says whether any is left. */
    boolean release(Predicate<String> stillHeld) {
        for (String lane : List.copyOf(held)) {
            if (!stillHeld.test(lane)) {
                change(lane, changed -> held.remove(lane));
            }
        }
        return !held.isEmpty();
    }

    /** When something can be tried next; empty while nothing waits or all that waits has no room. */
    Optional<Instant> nextDue() {
        Optional<Instant> one = answering.nextDue();
        Optional<Instant> other = others.nextDue();
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Deliveries whose time has come and that are not under way. */
    int backlog(Instant now) {
        return (int) places.values().stream()
                .filter(waiting -> !waiting.due().isAfter(now))
                .count();
    }
}
