package io.wirewatch.core.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The alerts of one subscription, by story, in some 60 bytes each: when they were raised, and what holds them up. */
final class RaisedAlerts {
    private static final int FIRST_SIZE = 16;

    private final IdTable stories = new IdTable();
    private final TreeMap<Long, Long> days = new TreeMap<>();
    private long[] arrivals = new long[FIRST_SIZE];
    private long[] dayOf = new long[FIRST_SIZE];
    /** How many releases hold the alert up; an occurrence that goes on counts as one. */
    private int[] standing = new int[FIRST_SIZE];

    private int withdrawn;

    int total() {
        return stories.size();
    }

    boolean has(String story) {
        return stories.contains(story);
    }

    int withdrawn() {
        return withdrawn;
    }

    /**
     * A story has an alert. Whatever the order, it was raised by what came in first.
     *
     * @param day the day on which it counts
     * @return its number; it stands only once something {@linkplain #hold holds it up}
     */
    int raise(String story, Instant arrival, LocalDate day) {
        int before = stories.size();
        int number = stories.add(story);
        return raise(number, number == before, arrival.toEpochMilli(), day.toEpochDay());
    }

    private int raise(int number, boolean isNew, long arrival, long day) {
        if (isNew) {
            makeRoomFor(number);
            arrivals[number] = arrival;
            dayOf[number] = day;
            withdrawn++;
            days.merge(day, 1L, Long::sum);
        } else if (arrival < arrivals[number] || arrival == arrivals[number] && day < dayOf[number]) {
            days.computeIfPresent(dayOf[number], (_, count) -> count == 1 ? null : count - 1);
            arrivals[number] = arrival;
            dayOf[number] = day;
            days.merge(day, 1L, Long::sum);
        }
        return number;
    }

    private void makeRoomFor(int number) {
        if (number == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * number);
            dayOf = Arrays.copyOf(dayOf, 2 * number);
            standing = Arrays.copyOf(standing, 2 * number);
        }
    }

    /** So many more hold an alert up, or fewer. */
    void hold(int number, int change) {
        boolean stood = standing[number] > 0;
        standing[number] += change;
        boolean stands = standing[number] > 0;
        if (stands != stood) {
            withdrawn += stands ? -1 : 1;
        }
    }

    /** An alert stands by its occurrence, or not any more. */
    void stand(int number, boolean stands) {
        hold(number, (stands ? 1 : 0) - standing[number]);
    }

    /** Adds those of another part of the log, whose releases are others. */
    void add(RaisedAlerts other) {
        for (int theirs = 0; theirs < other.stories.size(); theirs++) {
            int before = stories.size();
            int number = stories.add(other.stories, theirs);
            raise(number, number == before, other.arrivals[theirs], other.dayOf[theirs]);
            hold(number, other.standing[theirs]);
        }
    }

    /** How many were raised on each day. */
    SortedMap<LocalDate, Long> days() {
        TreeMap<LocalDate, Long> byDate = new TreeMap<>();
        days.forEach((day, count) -> byDate.put(LocalDate.ofEpochDay(day), count));
        return byDate;
    }

    /** The day of a moment, UTC. */
    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
