package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps, of the hits of one actor that overlap, the one that begins first and of those the longest; strong ones before
 * weak ones. Hits of different actors do not disturb each other: "Russian Military Liaison Office" is both.
 */
final class LongestHits {
    private static final Comparator<Hit> ORDER = Comparator.<Hit>comparingInt(Hit::start)
            .thenComparingInt(hit -> -hit.end())
            .thenComparing(Hit::actor);

    private static final int SMALL_HEAP = 8;

    private LongestHits() {}

    /**
     * The hits that are kept.
     *
     * @param hits of one section, in order of start
     * @return in order of start, then longest first, then by actor
     */
    static List<Hit> of(List<Hit> hits) {
        List<Hit> kept = new ArrayList<>(hits.size());
        int from = 0;
        while (from < hits.size()) {
            int to = endOfHeap(hits, from);
            if (to - from == 1) {
                kept.add(hits.get(from));
            } else {
                keep(hits.subList(from, to), kept);
            }
            from = to;
        }
        return kept;
    }

    /** Index after the last of the hits from {@code from} on that hang together, each overlapping one before it. */
    private static int endOfHeap(List<Hit> hits, int from) {
        int end = hits.get(from).end();
        int to = from + 1;
        while (to < hits.size() && hits.get(to).start() < end) {
            end = Math.max(end, hits.get(to).end());
            to++;
        }
        return to;
    }

    private static void keep(List<Hit> heap, List<Hit> kept) {
        if (areOfDifferentActors(heap)) {
            addInOrder(heap, kept);
            return;
        }
        Map<String, List<Hit>> byActor = new HashMap<>();
        heap.forEach(hit ->
                byActor.computeIfAbsent(hit.actor(), a -> new ArrayList<>()).add(hit));
        List<Hit> keptOfHeap = new ArrayList<>();
        byActor.values().forEach(ofActor -> keepOfActor(ofActor, keptOfHeap));
        keptOfHeap.sort(ORDER);
        kept.addAll(keptOfHeap);
    }

    private static void addInOrder(List<Hit> heap, List<Hit> kept) {
        int from = kept.size();
        for (Hit hit : heap) {
            int at = kept.size();
            while (at > from && ORDER.compare(kept.get(at - 1), hit) > 0) {
                at--;
            }
            kept.add(at, hit);
        }
    }

    /** Whether no actor has two of them; false for a large heap, where comparing each with each would take long. */
    private static boolean areOfDifferentActors(List<Hit> heap) {
        if (heap.size() > SMALL_HEAP) {
            return false;
        }
        for (int i = 1; i < heap.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (heap.get(i).actor().equals(heap.get(j).actor())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void keepOfActor(List<Hit> hits, List<Hit> kept) {
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
