package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where in a release its keys are, as sets of mentions: a set is an array of 64 bits each, bit i for mention i. A part of
 * the release is such a set as well, so a key is in a part where the two have a bit in common.
 */
final class ReleaseParts {
    private static final Rule.Scope[] SCOPES = Rule.Scope.values();

    private final List<Mention> mentions;
    private final int width;
    /** Open addressing: key plus 1, and where its set stands. */
    private final int[] slots;

    private final long[][] sets;
    /** In which sentences and paragraphs a key is, bit i for part i; by the key's slot. */
    private final long[][][] partsOfKeys = new long[SCOPES.length][][];

    private final long[][][] parts = new long[SCOPES.length][][];

    /**
     * @param mentionKeys the keys of each mention: actor, kind; -1 for none
     * @param keys all keys of the release
     * @param count how many of them there are
     */
    ReleaseParts(List<Mention> mentions, int[] mentionKeys, int[] keys, int count) {
        this.mentions = mentions;
        this.width = (mentions.size() + Long.SIZE - 1) / Long.SIZE;
        this.slots = new int[Integer.highestOneBit(Math.max(1, count)) * 4];
        this.sets = new long[slots.length][];
        for (int i = 0; i < count; i++) {
            slots[place(keys[i])] = keys[i] + 1;
        }
        for (int i = 0; i < mentions.size(); i++) {
            add(mentionKeys[2 * i], i);
            add(mentionKeys[2 * i + 1], i);
        }
    }

    private void add(int key, int mention) {
        if (key >= 0) {
            int place = place(key);
            if (sets[place] == null) {
                sets[place] = new long[width];
            }
            set(sets[place], mention);
        }
    }

    private static void set(long[] set, int bit) {
        set[bit / Long.SIZE] |= 1L << bit;
    }

    /** Where a key stands or would. */
    private int place(int key) {
        int place = (key * 0x9E3779B1) >>> 16 & (slots.length - 1);
        while (slots[place] != 0 && slots[place] != key + 1) {
            place = (place + 1) & (slots.length - 1);
        }
        return place;
    }

    /** What two sets have in common. */
    static long[] both(long[] one, long[] other) {
        long[] both = new long[one.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = one[i] & other[i];
        }
        return both;
    }

    static boolean isEmpty(long[] set) {
        for (long bits : set) {
            if (bits != 0) {
                return false;
            }
        }
        return true;
    }

    /** Adds the mentions of a key in a part, in order. */
    void addMentions(int key, long[] part, List<Mention> list) {
        long[] set = mentionsOf(key);
        for (int i = 0; set != null && i < width; i++) {
            for (long bits = set[i] & part[i]; bits != 0; bits &= bits - 1) {
                list.add(mentions.get(i * Long.SIZE + Long.numberOfTrailingZeros(bits)));
            }
        }
    }

    /** The mentions of a key; null where there are none, as for a source. */
    private long[] mentionsOf(int key) {
        return sets[place(key)];
    }

    /** Whether a key, which the release has, is in a part: a source or language is in every one. */
    boolean isIn(int key, long[] part) {
        long[] set = mentionsOf(key);
        if (set == null) {
            return true;
        }
        for (int i = 0; i < width; i++) {
            if ((set[i] & part[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many mentions of a key there are in a part; null: in the release. */
    int count(int key, long[] part) {
        long[] set = mentionsOf(key);
        int count = 0;
        for (int i = 0; set != null && i < width; i++) {
            count += Long.bitCount(part == null ? set[i] : set[i] & part[i]);
        }
        return count;
    }

    /** The parts that a scope speaks of: sentences and paragraphs with a mention; lead and headline even without. */
    long[][] parts(Rule.Scope scope) {
        int index = scope.ordinal();
        if (parts[index] == null) {
            parts[index] = switch (scope) {
                case SENTENCE, PARAGRAPH -> split(scope == Rule.Scope.SENTENCE);
                case LEAD -> new long[][] {where(Zone::isLead)};
                case HEADLINE -> new long[][] {where(zone -> zone == Zone.HEADLINE)};
            };
        }
        return parts[index];
    }

    private long[] where(Predicate<Zone> zones) {
        long[] set = new long[width];
        for (int i = 0; i < mentions.size(); i++) {
            if (zones.test(mentions.get(i).zone())) {
                set(set, i);
            }
        }
        return set;
    }

    private long[][] split(boolean bySentence) {
        List<long[]> sets = new ArrayList<>();
        Map<Long, long[]> byPlace = new HashMap<>();
        long lastPlace = 0;
        long[] last = null;
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            long place = (long) mention.paragraph() << 32 | (bySentence ? mention.sentence() & 0xFFFF_FFFFL : 0);
            if (last == null || place != lastPlace) {
                last = byPlace.get(place);
                if (last == null) {
                    last = new long[width];
                    byPlace.put(place, last);
                    sets.add(last);
                }
                lastPlace = place;
            }
            set(last, i);
        }
        return sets.toArray(long[][]::new);
    }

    /** In which parts of a scope a key is, bit i for part i; null where it is in all, as for a source. */
    long[] partsWith(int key, Rule.Scope scope) {
        int place = place(key);
        if (sets[place] == null) {
            return null;
        }
        int index = scope.ordinal();
        if (partsOfKeys[index] == null) {
            partsOfKeys[index] = new long[slots.length][];
        }
        if (partsOfKeys[index][place] == null) {
            partsOfKeys[index][place] = partsWith(sets[place], parts(scope));
        }
        return partsOfKeys[index][place];
    }

    private long[] partsWith(long[] set, long[][] all) {
        long[] with = new long[(all.length + Long.SIZE - 1) / Long.SIZE];
        for (int part = 0; part < all.length; part++) {
            for (int i = 0; i < width; i++) {
                if ((set[i] & all[part][i]) != 0) {
                    set(with, part);
                    break;
                }
            }
        }
        return with;
    }
}
