package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.deadletter.LetterLog.Letter;
import io.wirewatch.gateway.deadletter.LetterLog.Stretch;
import io.wirewatch.gateway.http.Page;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Pages of dead letters, newest first. A cursor holds a place in each partition that has more, so nothing is listed twice and nothing
 * left out, whatever is refused meanwhile. One page looks at a bounded number of records; where few of them are wanted, it may hold
 * fewer than were asked for, and has a cursor all the same.
 */
final class LetterPages {
    private static final long MOST = 100_000;
    private static final Comparator<LettersBackwards> NEWEST = Comparator.comparing(
                    (LettersBackwards letters) -> letters.peek().time())
            .thenComparing(letters -> letters.peek().id());

    private final LetterLog log;

    LetterPages(LetterLog log) {
        this.log = log;
    }

    /** @param cursor of an earlier page; empty: from the newest */
    Page<DeadLetterJson> page(LetterFilter filter, Set<String> statuses, int limit, String cursor) {
        Map<String, Long> places = cursor.isEmpty() ? null : places(cursor);
        return log.read(filter, reading -> page(reading, wanted(filter, statuses), limit, places));
    }

    private static Predicate<Letter> wanted(LetterFilter filter, Set<String> statuses) {
        return letter -> statuses.contains(letter.status().text()) && filter.takes(letter.about());
    }

    private static Page<DeadLetterJson> page(
            LetterLog.Reading reading, Predicate<Letter> wanted, int limit, Map<String, Long> places) {
        List<LettersBackwards> partitions = new ArrayList<>();
        for (Stretch stretch : reading.stretches()) {
            Long below = places == null ? Long.valueOf(stretch.to()) : places.get(name(stretch));
            if (below != null && below > stretch.from()) {
                partitions.add(new LettersBackwards(reading, stretch, below, wanted));
            }
        }
        List<DeadLetterJson> items = new ArrayList<>();
        long left = MOST;
        while (items.size() < limit) {
            for (LettersBackwards partition : partitions) {
                left -= partition.fill(left);
            }
            partitions.removeIf(partition -> !partition.hasMore());
            if (partitions.isEmpty() || partitions.stream().anyMatch(partition -> partition.peek() == null)) {
                // Nothing more, or more than this page may look at: the next one goes on.
                break;
            }
            items.add(partitions.stream().max(NEWEST).orElseThrow().take());
        }
        partitions.removeIf(partition -> !partition.hasMore());
        return new Page<>(items, partitions.isEmpty() ? null : Query.cursor(cursor(partitions)));
    }

    private static String name(Stretch stretch) {
        return Topics.ALL.indexOf(stretch.place().topic()) + "."
                + stretch.place().partition();
    }

    /** Topics are counted as the catalogue has them; a cursor of another catalogue is told by its length. */
    private static String cursor(List<LettersBackwards> partitions) {
        StringBuilder cursor = new StringBuilder().append(Topics.ALL.size());
        partitions.forEach(partition ->
                cursor.append(' ').append(name(partition.stretch())).append('=').append(partition.position()));
        return cursor.toString();
    }

    private static Map<String, Long> places(String cursor) {
        String[] parts = cursor.split(" ", -1);
        Map<String, Long> places = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].matches("[0-9]{1,3}\\.[0-9]{1,5}=[0-9]{1,18}")) {
                throw noCursor();
            }
            int equals = parts[i].indexOf('=');
            places.put(parts[i].substring(0, equals), Long.parseLong(parts[i].substring(equals + 1)));
        }
        if (!parts[0].equals(Integer.toString(Topics.ALL.size()))) {
            throw noCursor();
        }
        return places;
    }

    private static ProblemException noCursor() {
        return ProblemException.badRequest("\"cursor\" must be the nextCursor of an earlier answer to this list.");
    }
}
