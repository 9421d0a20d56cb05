package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Matches one release after the other; for one thread at a time. */
final class IndexWalk {
    /** Up to so many times the keys of a release, the children of a node are gone through; more of them are looked up. */
    private static final int GONE_THROUGH = 8;

    private TaggedRelease release;
    private IndexState state;
    /** The release's mentions that satisfy rules. */
    private List<Mention> mentions = List.of();
    /** Bit k says whether the release has key k. All clear between releases. */
    private long[] has = new long[1];

    private int[] mentionKeys = new int[64];
    private int[] keys = new int[64];
    private int keyCount;
    private IndexNode[] nodes = new IndexNode[64];
    private int nodeCount;
    /** Keeps what is touched from being left out as of no use. */
    private int touched;

    private int[] found = new int[64];
    private int foundCount;
    private int asked;
    private final Answers answers = new Answers();
    private ProgramRun run;
    /** The rules of several places that were decided. */
    private final Set<Integer> decided = new HashSet<>();

    private final Map<String, RuntimeException> failures = new TreeMap<>();

    IndexMatches match(TaggedRelease tagged, IndexState now) {
        release = tagged;
        state = now;
        try {
            readKeys();
            visitNodes();
            return new IndexMatches(state.ids(), Arrays.copyOf(found, foundCount), Map.copyOf(failures), asked);
        } finally {
            clear();
        }
    }

    private void clear() {
        for (int i = 0; i < keyCount; i++) {
            has[keys[i] >>> 6] = 0;
        }
        Arrays.fill(nodes, 0, nodeCount, null);
        nodeCount = 0;
        keyCount = 0;
        foundCount = 0;
        asked = 0;
        run = null;
        answers.forget();
        decided.clear();
        failures.clear();
        release = null;
        mentions = List.of();
        state = null;
    }

    // ---- what the release has

    private void readKeys() {
        int width = (state.keyEnd() >>> 6) + 1;
        if (has.length < width) {
            has = new long[width + width / 2];
        }
        has[0] = (1L << KeyTable.ALWAYS) - 1;
        mentions = release.news();
        if (mentionKeys.length < 2 * mentions.size()) {
            mentionKeys = new int[4 * mentions.size()];
        }
        String lastKind = null;
        int lastKindKey = -1;
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            mentionKeys[2 * i] = mention.actor() == null ? -1 : key(NameKind.ACTOR, mention.actor());
            if (!Objects.equals(mention.kind(), lastKind)) {
                lastKind = mention.kind();
                lastKindKey = lastKind == null ? -1 : key(NameKind.KIND, lastKind);
            }
            mentionKeys[2 * i + 1] = lastKindKey;
        }
        if (state.hasFilters()) {
            Keys.filters(release.head()).forEach(filter -> key(NameKind.FILTER, filter));
        }
    }

    /** The number of something that the release has; -1 where no rule asks for it. */
    private int key(NameKind kind, String text) {
        int key = state.names().find(kind, Names.bytes(text));
        if (key >= 0 && (has[key >>> 6] & 1L << key) == 0) {
            has[key >>> 6] |= 1L << key;
            if (keyCount == keys.length) {
                keys = Arrays.copyOf(keys, 2 * keyCount);
            }
            keys[keyCount++] = key;
        }
        return key;
    }

    // ---- the nodes

    /** Visits the nodes of the release's keys, then their children that it has the keys of, and so on: wave by wave. */
    private void visitNodes() {
        for (int i = -1; i < keyCount; i++) {
            IndexNode node = state.roots().get(i < 0 ? 0 : keys[i]);
            if (node != null) {
                add(node);
            }
        }
        int begin = 0;
        while (begin < nodeCount) {
            int end = nodeCount;
            touch(begin, end);
            for (int i = begin; i < end; i++) {
                ask(nodes[i].entries());
                addChildren(nodes[i]);
            }
            begin = end;
        }
    }

    private void add(IndexNode node) {
        if (nodeCount == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodeCount);
        }
        nodes[nodeCount++] = node;
    }

    /** Touches all nodes of a wave before the first is read: so memory is waited for once, and not once a node. */
    private void touch(int begin, int end) {
        int sum = 0;
        for (int i = begin; i < end; i++) {
            int[] entries = nodes[i].entries();
            sum += entries[0] + entries[entries.length >>> 1];
        }
        touched = sum;
    }

    private void addChildren(IndexNode node) {
        if (!node.hasChildren()) {
            return;
        }
        int[] children = node.keys();
        if (children.length <= GONE_THROUGH * keyCount || node.isSpread()) {
            for (int i = 0; i < children.length; i++) {
                int key = children[i];
                if (key >= 0 && (has[key >>> 6] & 1L << key) != 0) {
                    add(node.childAt(i));
                }
            }
        } else {
            for (int i = 0; i < keyCount; i++) {
                IndexNode child = node.child(keys[i]);
                if (child != null) {
                    add(child);
                }
            }
        }
    }

    /**
     * Takes the numbers of those entries whose literals all hold, as {@link Entries} has them. The loop over first literals is
     * what a match spends its time in.
     */
    private void ask(int[] entries) {
        int done = Entries.count(entries, 0);
        int one = Entries.count(entries, 1);
        int two = Entries.count(entries, 2);
        int three = Entries.count(entries, 3);
        int others = Entries.count(entries, Entries.MOST_PLAIN + 1);
        int most = foundCount + done + one + two + three + others;
        if (most > found.length) {
            found = Arrays.copyOf(found, 2 * most);
        }
        System.arraycopy(entries, Entries.HEADER, found, foundCount, done);
        foundCount += done;
        asked += done;
        int first = Entries.HEADER + done;
        int twos = first + one;
        int threes = twos + two;
        int records = threes + three;
        int end = records + others;
        long[] bits = has;
        for (int at = first; at < end; at++) {
            int key = entries[at];
            if ((bits[key >>> 6] & 1L << key) == 0) {
                continue;
            }
            if (at < twos) {
                met(entries, end + at - first, 0);
            } else if (at < threes) {
                met(entries, end + one + 2 * (at - twos), 1);
            } else if (at < records) {
                met(entries, end + one + 2 * two + 3 * (at - threes), 2);
            } else {
                int step = end + one + 2 * two + 3 * three;
                decide(entries, step + others + entries[step + at - records]);
            }
        }
    }

    /** Takes a number where so many literals before it hold. */
    private void met(int[] entries, int start, int literals) {
        asked++;
        for (int i = start; i < start + literals; i++) {
            if (!holds(entries[i])) {
                return;
            }
        }
        found[foundCount++] = entries[start + literals];
    }

    private void decide(int[] entries, int record) {
        int first = entries[record];
        int program = record + 2 + Entries.literals(first);
        for (int at = record + 2; at < program; at++) {
            if (!holds(entries[at])) {
                asked++;
                return;
            }
        }
        decide(entries, program, record + Entries.length(first), entries[record + 1], Entries.isRepeated(first));
    }

    private boolean holds(int literal) {
        int key = literal & Program.OPERAND;
        return (has[key >>> 6] >>> key & 1) != literal >>> 31;
    }

    private void decide(int[] entries, int program, int end, int number, boolean repeated) {
        if (repeated && !decided.add(number)) {
            return;
        }
        asked++;
        try {
            if (program == end || holds(entries, program, end, number)) {
                found[foundCount++] = number;
            }
        } catch (RuntimeException e) {
            // A rule that cannot be decided costs itself only: the others still get their release.
            failures.put(state.ids().get(number), e);
        }
    }

    private boolean holds(int[] entries, int program, int end, int number) {
        if (Program.operation(entries[program]) == Program.STORED) {
            return run().holds(entries, program, end, number);
        }
        int place = Answers.place(entries, program, end);
        int known = answers.get(place, entries, program, end);
        if (known >= 0) {
            return known == 1;
        }
        boolean holds = run().holds(entries, program, end, number);
        answers.put(place, entries, program, holds);
        return holds;
    }

    private ProgramRun run() {
        if (run == null) {
            run = new ProgramRun(release, has, new ReleaseParts(mentions, mentionKeys, keys, keyCount), state.stored());
        }
        return run;
    }
}
