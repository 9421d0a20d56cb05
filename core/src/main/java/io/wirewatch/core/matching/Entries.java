package io.wirewatch.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of one node of the index as one array that never changes. First come those of literals alone, sorted by how
 * many: none, one, two, three, each as its literals and the number of its subscription, so that a release runs through them
 * in even steps; then all others.
 *
 * <pre>
 * plain0 | plain1 &lt;&lt; 16 · plain2 | plain3 &lt;&lt; 16
 * plain0 × number · plain1 × (literal, number) · plain2 × (2 literals, number) · plain3 × (3 literals, number)
 * (length | literals &lt;&lt; 20 | repeated &lt;&lt; 30, number, literals, program) …
 * </pre>
 */
final class Entries {
    /** How many literals a plain entry has at most. */
    static final int MOST_PLAIN = 3;
    /** How many literals an entry has at most. */
    static final int MOST_LITERALS = 1_000;
    /** How many words an entry has at most. */
    static final int MOST_WORDS = 1 << 18;

    static final int HEADER = 2;
    static final int[] NONE = new int[HEADER];

    private Entries() {}

    static int plain(int[] entries, int literals) {
        return (entries[literals >>> 1] >>> ((literals & 1) << 4)) & 0xFFFF;
    }

    /** Where the entries begin that are not plain. */
    static int others(int[] entries) {
        int at = HEADER;
        for (int literals = 0; literals <= MOST_PLAIN; literals++) {
            at += (literals + 1) * plain(entries, literals);
        }
        return at;
    }

    static int length(int first) {
        return first & 0xFFFFF;
    }

    static int literals(int first) {
        return (first >>> 20) & 0x3FF;
    }

    static boolean isRepeated(int first) {
        return (first & 1 << 30) != 0;
    }

    static int count(int[] entries) {
        int count = 0;
        for (int literals = 0; literals <= MOST_PLAIN; literals++) {
            count += plain(entries, literals);
        }
        for (int at = others(entries); at < entries.length; at += length(entries[at])) {
            count++;
        }
        return count;
    }

    /** The same with a further entry. */
    static int[] with(int[] entries, IndexEntry entry) {
        if (!entry.isPlain()) {
            int[] more = Arrays.copyOf(entries, entries.length + words(entry));
            writeOther(entry, more, entries.length);
            return more;
        }
        int literals = entry.literals().length;
        int at = HEADER;
        for (int fewer = 0; fewer <= literals; fewer++) {
            at += (fewer + 1) * plain(entries, fewer);
        }
        int[] more = new int[entries.length + literals + 1];
        System.arraycopy(entries, 0, more, 0, at);
        System.arraycopy(entries, at, more, at + literals + 1, entries.length - at);
        System.arraycopy(entry.literals(), 0, more, at, literals);
        more[at + literals] = entry.number();
        more[literals >>> 1] += 1 << ((literals & 1) << 4);
        return more;
    }

    private static int words(IndexEntry entry) {
        return 2 + entry.literals().length + entry.program().length;
    }

    private static void writeOther(IndexEntry entry, int[] entries, int at) {
        int literals = entry.literals().length;
        entries[at] = words(entry) | literals << 20 | (entry.repeated() ? 1 << 30 : 0);
        entries[at + 1] = entry.number();
        System.arraycopy(entry.literals(), 0, entries, at + 2, literals);
        System.arraycopy(entry.program(), 0, entries, at + 2 + literals, entry.program().length);
    }

    /** The same without the first entry of a subscription, which must have one. */
    static int[] without(int[] entries, int number) {
        int at = HEADER;
        for (int literals = 0; literals <= MOST_PLAIN; literals++) {
            int step = literals + 1;
            for (int end = at + step * plain(entries, literals); at < end; at += step) {
                if (entries[at + literals] == number) {
                    int[] less = cut(entries, at, step);
                    less[literals >>> 1] -= 1 << ((literals & 1) << 4);
                    return less;
                }
            }
        }
        while (entries[at + 1] != number) {
            at += length(entries[at]);
        }
        return cut(entries, at, length(entries[at]));
    }

    private static int[] cut(int[] entries, int at, int length) {
        int[] less = new int[entries.length - length];
        System.arraycopy(entries, 0, less, 0, at);
        System.arraycopy(entries, at + length, less, at, less.length - at);
        return less;
    }

    /** The first entry of a subscription, or null. */
    static IndexEntry find(int[] entries, int number) {
        int at = HEADER;
        for (int literals = 0; literals <= MOST_PLAIN; literals++) {
            int step = literals + 1;
            for (int end = at + step * plain(entries, literals); at < end; at += step) {
                if (entries[at + literals] == number) {
                    return plainAt(entries, at, literals);
                }
            }
        }
        for (; at < entries.length; at += length(entries[at])) {
            if (entries[at + 1] == number) {
                return otherAt(entries, at);
            }
        }
        return null;
    }

    private static IndexEntry plainAt(int[] entries, int at, int literals) {
        return new IndexEntry(
                entries[at + literals], false, Arrays.copyOfRange(entries, at, at + literals), Program.NONE);
    }

    private static IndexEntry otherAt(int[] entries, int at) {
        int first = entries[at];
        int program = at + 2 + literals(first);
        return new IndexEntry(
                entries[at + 1],
                isRepeated(first),
                Arrays.copyOfRange(entries, at + 2, program),
                Arrays.copyOfRange(entries, program, at + length(first)));
    }

    static int[] of(List<IndexEntry> list) {
        int[] count = new int[MOST_PLAIN + 1];
        int length = HEADER;
        for (IndexEntry entry : list) {
            if (entry.isPlain()) {
                count[entry.literals().length]++;
                length += entry.literals().length + 1;
            } else {
                length += words(entry);
            }
        }
        int[] entries = new int[length];
        int[] next = new int[MOST_PLAIN + 2];
        next[0] = HEADER;
        for (int literals = 0; literals <= MOST_PLAIN; literals++) {
            entries[literals >>> 1] |= count[literals] << ((literals & 1) << 4);
            next[literals + 1] = next[literals] + (literals + 1) * count[literals];
        }
        for (IndexEntry entry : list) {
            int literals = entry.literals().length;
            if (entry.isPlain()) {
                System.arraycopy(entry.literals(), 0, entries, next[literals], literals);
                entries[next[literals] + literals] = entry.number();
                next[literals] += literals + 1;
            } else {
                writeOther(entry, entries, next[MOST_PLAIN + 1]);
                next[MOST_PLAIN + 1] += words(entry);
            }
        }
        return entries;
    }

    static List<IndexEntry> list(int[] entries) {
        List<IndexEntry> list = new ArrayList<>();
        int at = HEADER;
        for (int literals = 0; literals <= MOST_PLAIN; literals++) {
            for (int i = plain(entries, literals); i > 0; i--) {
                list.add(plainAt(entries, at, literals));
                at += literals + 1;
            }
        }
        while (at < entries.length) {
            list.add(otherAt(entries, at));
            at += length(entries[at]);
        }
        return list;
    }
}
