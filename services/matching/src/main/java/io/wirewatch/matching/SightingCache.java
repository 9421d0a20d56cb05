package io.wirewatch.matching;

import io.wirewatch.core.window.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What windowed rules have seen, as far as it is in the store, so that a busy rule is not read anew for each release. Rules
 * are read whole, and the one asked for longest ago goes first where there are too many sightings. For one thread.
 */
final class SightingCache {
    private final int most;
    private final Map<String, TreeSet<Sighting>> rules = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    /**
     * @param most how many sightings to hold
     */
    SightingCache(int most) {
        this.most = most;
    }

    /**
     * What a rule has seen after a moment, in order.
     *
     * @param read reads all that the store has of the rule
     */
    List<Sighting> after(String rule, Instant moment, Supplier<List<Sighting>> read) {
        TreeSet<Sighting> seen = rules.get(rule);
        if (seen == null) {
            seen = new TreeSet<>(read.get());
            rules.put(rule, seen);
            size += seen.size();
        }
        List<Sighting> after = new ArrayList<>();
        for (Sighting sighting : seen.descendingSet()) {
            if (!sighting.at().isAfter(moment)) {
                break;
            }
            after.add(sighting);
        }
        makeRoom();
        return after.reversed();
    }

    /** Takes a sighting that is in the store now, in place of one of its release and moment. */
    void add(String rule, Sighting sighting) {
        TreeSet<Sighting> seen = rules.get(rule);
        if (seen != null) {
            size += take(seen, sighting) ? 0 : 1;
            seen.add(sighting);
        }
    }

    /** The store has one of a release and a moment, whatever else it says. */
    private static boolean take(TreeSet<Sighting> seen, Sighting sighting) {
        return seen.subSet(at(sighting, Instant.MIN), at(sighting, Instant.MAX))
                .removeIf(other -> other.release().equals(sighting.release()));
    }

    private static Sighting at(Sighting sighting, Instant received) {
        return new Sighting(sighting.at(), received, "", "", 0, false);
    }

    /** Forgets a sighting that is not in the store any more. */
    void remove(String rule, Sighting sighting) {
        TreeSet<Sighting> seen = rules.get(rule);
        if (seen != null && take(seen, sighting)) {
            size--;
        }
    }

    private void makeRoom() {
        Iterator<TreeSet<Sighting>> oldest = rules.values().iterator();
        while (size > most && oldest.hasNext()) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }

    /** How many sightings are held. */
    int size() {
        return size;
    }
}
