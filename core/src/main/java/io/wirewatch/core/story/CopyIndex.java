package io.wirewatch.core.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The texts of the horizon, in memory, in the order of their arrival: finds the one that a release is a copy of.
 *
 * <p>Each text stands in {@value Sketch#KEYS} chains, one for each of its keys, newest first; a chain ends where the texts in it are
 * forgotten. Two texts that share a third of their runs of seven words nearly surely meet in one of their chains. Of a form that is
 * filled in thousands of times only the newest are looked at, so that no release is compared with all of them.
 */
final class CopyIndex {
    /** How many texts of one key are compared. */
    static final int MOST_ALIKE = 64;

    private static final int MOST_STEPS = 256;
    private static final int NONE = -1;
    private static final int SEGMENT = 1024;

    /** Ids of chain links are ints; before they run out the links are made anew. */
    private static final int MOST_TEXTS_EVER = Integer.MAX_VALUE / Sketch.KEYS - SEGMENT;

    private final CopyRule rule;
    private List<Segment> segments = new ArrayList<>();
    private int firstSegment;
    private int forgotten;
    private int next;
    private int[] heads = emptyHeads(1 << 12);

    CopyIndex(CopyRule rule) {
        this.rule = rule;
    }

    /**
     * A text whose copies are sought.
     *
     * @param key its key in the memory
     * @param arrivedAt when it came, in milliseconds since 1970
     * @param sketch {@link Sketch#bytes}; empty for a text that is like no other
     */
    record Entry(String key, long arrivedAt, byte[] sketch) {}

    private static final class Segment {
        final Entry[] entries = new Entry[SEGMENT];
        final int[] following = new int[SEGMENT * Sketch.KEYS];
    }

    /** How many texts are known. */
    int size() {
        return next - firstSegment * SEGMENT - forgotten;
    }

    /** Takes in a text; they come in the order of their arrival, one that comes late counts as if it had come now. */
    void add(Entry entry) {
        if (next >= MOST_TEXTS_EVER) {
            renumber();
        }
        if (((next - firstSegment * SEGMENT) & SEGMENT - 1) == 0) {
            segments.add(new Segment());
        }
        int at = next++;
        Segment segment = segment(at);
        segment.entries[at & SEGMENT - 1] = entry;
        if (entry.sketch.length > 0) {
            if ((long) size() * Sketch.KEYS > heads.length) {
                grow();
            } else {
                link(at, segment);
            }
        }
    }

    /** The text that a release is most surely a copy of, the oldest of equals. */
    Optional<Entry> copyOf(Sketch sketch) {
        int[] candidates = candidates(sketch);
        Entry best = null;
        double margin = 0;
        for (int candidate : candidates) {
            Entry entry = entry(candidate);
            double its = Sketch.read(entry.sketch)
                    .map(other -> rule.margin(sketch, other))
                    .orElse(Double.NEGATIVE_INFINITY);
            if (its > margin) {
                best = entry;
                margin = its;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Forgets the oldest texts as long as they came before a time, in milliseconds since 1970, or are too many. */
    void forget(long before, int most, Consumer<Entry> forgottenOne) {
        while (size() > 0) {
            Entry oldest = entry(firstSegment * SEGMENT + forgotten);
            if (size() <= most && oldest.arrivedAt >= before) {
                return;
            }
            forgottenOne.accept(oldest);
            segments.getFirst().entries[forgotten++] = null;
            if (forgotten == SEGMENT) {
                segments.removeFirst();
                firstSegment++;
                forgotten = 0;
            }
        }
    }

    /** Places of the texts that share a key, rising, each once. */
    private int[] candidates(Sketch sketch) {
        int[] found = new int[64];
        int count = 0;
        int oldest = firstSegment * SEGMENT + forgotten;
        for (int k = 0; k < Sketch.KEYS; k++) {
            int key = sketch.key(k);
            if (k > 0 && key == sketch.key(k - 1)) {
                continue;
            }
            int link = heads[bucket(key)];
            int alike = 0;
            for (int steps = 0; steps < MOST_STEPS && alike < MOST_ALIKE; steps++) {
                int at = link / Sketch.KEYS;
                if (link == NONE || at < oldest) {
                    break;
                }
                if (keyOf(entry(at), link) == key) {
                    alike++;
                    found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                    found[count++] = at;
                }
                link = segment(at).following[link & SEGMENT * Sketch.KEYS - 1];
            }
        }
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    private static int keyOf(Entry entry, int link) {
        return Sketch.key(entry.sketch, link & Sketch.KEYS - 1);
    }

    private void link(int at, Segment segment) {
        for (int k = 0; k < Sketch.KEYS; k++) {
            int key = Sketch.key(segment.entries[at & SEGMENT - 1].sketch, k);
            if (k > 0 && key == Sketch.key(segment.entries[at & SEGMENT - 1].sketch, k - 1)) {
                continue;
            }
            int link = at * Sketch.KEYS + k;
            int bucket = bucket(key);
            segment.following[link & SEGMENT * Sketch.KEYS - 1] = heads[bucket];
            heads[bucket] = link;
        }
    }

    private void grow() {
        heads = emptyHeads(heads.length * 2);
        linkAll();
    }

    private void renumber() {
        next -= firstSegment * SEGMENT;
        firstSegment = 0;
        Arrays.fill(heads, NONE);
        linkAll();
    }

    private void linkAll() {
        for (int at = firstSegment * SEGMENT + forgotten; at < next; at++) {
            if (entry(at).sketch.length > 0) {
                link(at, segment(at));
            }
        }
    }

    private Segment segment(int at) {
        return segments.get(at / SEGMENT - firstSegment);
    }

    private Entry entry(int at) {
        return segment(at).entries[at & SEGMENT - 1];
    }

    private int bucket(int key) {
        return Words.mix(3, key) & heads.length - 1;
    }

    private static int[] emptyHeads(int size) {
        int[] heads = new int[size];
        Arrays.fill(heads, NONE);
        return heads;
    }
}
