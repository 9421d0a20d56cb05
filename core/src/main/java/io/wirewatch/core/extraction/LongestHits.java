package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps, of the hits of one actor that overlap, the one that begins first and of those the longest; strong ones before
 * weak ones. Hits of different actors do not disturb each other: "Russian Military Liaison Office" is both.
 */
final class LongestHits {
    private LongestHits() {}

    /** @param hits of one section, in order of start */
    static List<Hit> of(List<Hit> hits) {
        Map<String, List<Hit>> byActor = new HashMap<>();
        hits.forEach(hit ->
                byActor.computeIfAbsent(hit.actor(), a -> new ArrayList<>()).add(hit));
        List<Hit> kept = new ArrayList<>();
        byActor.values().forEach(ofActor -> keep(ofActor, kept));
        return kept;
    }

    private static void keep(List<Hit> hits, List<Hit> kept) {
        List<Hit> strong = leftmostLongest(hits.stream().filter(Hit::isStrong).toList());
        kept.addAll(strong);
        if (strong.size() < hits.size()) {
            List<Hit> free = clear(hits.stream().filter(hit -> !hit.isStrong()).toList(), strong);
            kept.addAll(leftmostLongest(free));
        }
    }

    private static List<Hit> leftmostLongest(List<Hit> hits) {
        List<Hit> kept = new ArrayList<>();
        Hit best = null;
        for (Hit hit : hits) {
            if (best != null && hit.start() == best.start()) {
                best = hit.end() > best.end() ? hit : best;
            } else if (best == null || hit.start() >= best.end()) {
                addIfAny(kept, best);
                best = hit;
            }
        }
        addIfAny(kept, best);
        return kept;
    }

    private static void addIfAny(List<Hit> kept, Hit hit) {
        if (hit != null) {
            kept.add(hit);
        }
    }

    /** Weak hits that touch no strong one; both lists in order, the strong ones apart from each other. */
    private static List<Hit> clear(List<Hit> weak, List<Hit> strong) {
        List<Hit> clear = new ArrayList<>();
        int next = 0;
        for (Hit hit : weak) {
            while (next < strong.size() && strong.get(next).end() <= hit.start()) {
                next++;
            }
            if (next == strong.size() || strong.get(next).start() >= hit.end()) {
                clear.add(hit);
            }
        }
        return clear;
    }
}
