package io.wirewatch.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of one node of the index as one array that never changes. Entries of 1 to {@value #MOST_PLAIN} literals alone
 * are plain, entries of none are done; all others have a record. The first literals of all stand together, so that a release
 * runs through them without touching what they belong to.
 *
 * <pre>
 * done | plain1 &lt;&lt; 16 · plain2 | plain3 &lt;&lt; 16 · others
 * done × number
 * plain1 × literal · plain2 × literal · plain3 × literal · others × literal: the first of each entry; 0, which all releases
 *     have, for one that is not a key to be there
 * plain1 × number · plain2 × (literal, number) · plain3 × (2 literals, number) · others × where its record begins
 * others × record: length | literals &lt;&lt; 20 | repeated &lt;&lt; 30 · number · literals · program
 * </pre>
 */
final class Entries {
    /** How many literals a plain entry has at most. */
    static final int MOST_PLAIN = 3;
    /** How many literals an entry has at most. */
    static final int MOST_LITERALS = 1_000;
    /** How many words a program has at most. */
    static final int MOST_WORDS = 1 << 18;

    static final int HEADER = 3;
    static final int[] NONE = new int[HEADER];

    private static final int OTHERS = MOST_PLAIN + 1;
    /** What a record begins with: its first word and the number. */
    private static final int RECORD = 2;

    private Entries() {}

    // ---- where things are

    /** How many entries there are of so many literals; of {@link #MOST_PLAIN} + 1, how many others. */
    static int count(int[] entries, int kind) {
        return (entries[kind >>> 1] >>> ((kind & 1) << 4)) & 0xFFFF;
    }

    static int count(int[] entries) {
        int count = 0;
        for (int kind = 0; kind <= OTHERS; kind++) {
            count += count(entries, kind);
        }
        return count;
    }

    /** Where the first literals of a kind begin. */
    private static int firsts(int[] entries, int kind) {
        int at = HEADER + count(entries, 0);
        for (int less = 1; less < kind; less++) {
            at += count(entries, less);
        }
        return at;
    }

    /** Where what follows the first literals of a kind begins: a step for each entry. */
    private static int steps(int[] entries, int kind) {
        if (kind == 0) {
            return HEADER;
        }
        int at = firsts(entries, OTHERS + 1);
        for (int less = 1; less < kind; less++) {
            at += step(less) * count(entries, less);
        }
        return at;
    }

    private static int step(int kind) {
        return kind == 0 || kind == OTHERS ? 1 : kind;
    }

    /** Where the records begin. */
    static int records(int[] entries) {
        return steps(entries, OTHERS) + count(entries, OTHERS);
    }

    static int length(int record) {
        return record & 0xFFFFF;
    }

    static int literals(int record) {
        return (record >>> 20) & 0x3FF;
    }

    static boolean isRepeated(int record) {
        return (record & 1 << 30) != 0;
    }

    // ---- changes

    /** The same with a further entry. */
    static int[] with(int[] entries, IndexEntry entry) {
        int kind = kind(entry);
        int[] record = kind == OTHERS ? record(entry) : Program.NONE;
        int[] step = kind == OTHERS ? new int[] {entries.length - records(entries)} : plainStep(entry);
        int first = firsts(entries, kind + 1);
        int at = steps(entries, kind) + step(kind) * count(entries, kind);
        Words more = new Words(entries.length + 1 + step.length + record.length);
        if (kind > 0) {
            more.addAll(entries, 0, first);
            more.add(Math.max(0, entry.firstKey()));
            more.addAll(entries, first, at);
        } else {
            more.addAll(entries, 0, at);
        }
        more.addAll(step, 0, step.length);
        more.addAll(entries, at, entries.length);
        more.addAll(record, 0, record.length);
        return counted(more.toArray(), kind, 1);
    }

    private static int kind(IndexEntry entry) {
        boolean isPlain = !entry.repeated()
                && entry.program().length == 0
                && (entry.literals().length == 0 || (entry.firstKey() >= 0 && entry.literals().length <= MOST_PLAIN));
        return isPlain ? entry.literals().length : OTHERS;
    }

    /** The literals but the first, and the number. */
    private static int[] plainStep(IndexEntry entry) {
        int[] literals = entry.literals();
        int[] step = new int[step(literals.length)];
        for (int i = 1; i < literals.length; i++) {
            step[i - 1] = literals[i];
        }
        step[step.length - 1] = entry.number();
        return step;
    }

    private static int[] record(IndexEntry entry) {
        int skipped = entry.firstKey() >= 0 ? 1 : 0;
        int literals = entry.literals().length - skipped;
        int[] record = new int[RECORD + literals + entry.program().length];
        record[0] = record.length | literals << 20 | (entry.repeated() ? 1 << 30 : 0);
        record[1] = entry.number();
        System.arraycopy(entry.literals(), skipped, record, RECORD, literals);
        System.arraycopy(entry.program(), 0, record, RECORD + literals, entry.program().length);
        return record;
    }

    private static int[] counted(int[] entries, int kind, int more) {
        entries[kind >>> 1] += more << ((kind & 1) << 4);
        return entries;
    }

    /** The same without the first entry of a subscription, which must have one. */
    static int[] without(int[] entries, int number) {
        int kind = 0;
        int place = place(entries, kind, number);
        while (place < 0) {
            kind++;
            place = place(entries, kind, number);
        }
        int first = firsts(entries, kind) + place;
        int step = step(kind);
        int at = steps(entries, kind) + (kind < OTHERS ? step * place : 0);
        Words less = new Words(entries.length);
        if (kind > 0) {
            less.addAll(entries, 0, first);
            less.addAll(entries, first + 1, at);
        } else {
            less.addAll(entries, 0, at);
        }
        if (kind < OTHERS) {
            less.addAll(entries, at + step, entries.length);
        } else {
            addWithout(less, entries, place);
        }
        return counted(less.toArray(), kind, -1);
    }

    /** Adds where the records begin, and the records, without those of one. */
    private static void addWithout(Words less, int[] entries, int place) {
        int records = records(entries);
        int begins = steps(entries, OTHERS);
        int gone = entries[begins + place];
        int length = length(entries[records + gone]);
        for (int i = begins; i < records; i++) {
            if (i != begins + place) {
                less.add(entries[i] - (entries[i] > gone ? length : 0));
            }
        }
        less.addAll(entries, records, records + gone);
        less.addAll(entries, records + gone + length, entries.length);
    }

    /** Which of the entries of a kind is the first of a subscription, or -1. */
    private static int place(int[] entries, int kind, int number) {
        int steps = steps(entries, kind);
        int step = step(kind);
        int records = records(entries);
        for (int i = 0; i < count(entries, kind); i++) {
            int at = steps + step * i;
            if (number == (kind == OTHERS ? entries[records + entries[at] + 1] : entries[at + step - 1])) {
                return i;
            }
        }
        return -1;
    }

    /** The entries of a list. */
    static int[] of(List<IndexEntry> list) {
        Words[] firsts = words();
        Words[] steps = words();
        Words records = new Words(0);
        int[] counts = new int[HEADER];
        for (IndexEntry entry : list) {
            int kind = kind(entry);
            counted(counts, kind, 1);
            firsts[kind].add(Math.max(0, entry.firstKey()));
            if (kind == OTHERS) {
                steps[kind].add(records.length());
                records.addAll(record(entry));
            } else {
                steps[kind].addAll(plainStep(entry));
            }
        }
        Words all = new Words(0);
        all.addAll(counts);
        all.addAll(steps[0].toArray());
        for (int kind = 1; kind <= OTHERS; kind++) {
            all.addAll(firsts[kind].toArray());
        }
        for (int kind = 1; kind <= OTHERS; kind++) {
            all.addAll(steps[kind].toArray());
        }
        all.addAll(records.toArray());
        return all.toArray();
    }

    private static Words[] words() {
        Words[] words = new Words[OTHERS + 1];
        for (int kind = 0; kind < words.length; kind++) {
            words[kind] = new Words(0);
        }
        return words;
    }

    // ---- reading

    /** The first entry of a subscription, or null. */
    static IndexEntry find(int[] entries, int number) {
        for (int kind = 0; kind <= OTHERS; kind++) {
            int place = place(entries, kind, number);
            if (place >= 0) {
                return entry(entries, kind, place);
            }
        }
        return null;
    }

    static List<IndexEntry> list(int[] entries) {
        List<IndexEntry> list = new ArrayList<>();
        for (int kind = 0; kind <= OTHERS; kind++) {
            for (int i = 0; i < count(entries, kind); i++) {
                list.add(entry(entries, kind, i));
            }
        }
        return list;
    }

    private static IndexEntry entry(int[] entries, int kind, int place) {
        int at = steps(entries, kind) + step(kind) * place;
        if (kind == 0) {
            return new IndexEntry(entries[at], false, Program.NONE, Program.NONE);
        }
        int first = entries[firsts(entries, kind) + place];
        if (kind < OTHERS) {
            IndexEntry rest = new IndexEntry(
                    entries[at + kind - 1], false, Arrays.copyOfRange(entries, at, at + kind - 1), Program.NONE);
            return rest.behind(first);
        }
        int record = records(entries) + entries[at];
        int program = record + RECORD + literals(entries[record]);
        IndexEntry rest = new IndexEntry(
                entries[record + 1],
                isRepeated(entries[record]),
                Arrays.copyOfRange(entries, record + RECORD, program),
                Arrays.copyOfRange(entries, program, record + length(entries[record])));
        return first < KeyTable.ALWAYS ? rest : rest.behind(first);
    }
}
