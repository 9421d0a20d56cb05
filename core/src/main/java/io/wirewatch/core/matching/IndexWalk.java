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
    /** Bit k says whether the release has key k. All clear between releases. */
    private long[] has = new long[1];

    private int[] mentionKeys = new int[64];
    private int[] keys = new int[64];
    private int keyCount;
    private int[] found = new int[64];
    private int foundCount;
    private int asked;
    private ProgramRun run;
    /** The rules of several places that were decided. */
    private final Set<Integer> decided = new HashSet<>();

    private final Map<String, RuntimeException> failures = new TreeMap<>();

    IndexMatches match(TaggedRelease tagged, IndexState now) {
        release = tagged;
        state = now;
        try {
            readKeys();
            visitRoot(0);
            for (int i = 0; i < keyCount; i++) {
                visitRoot(keys[i]);
            }
            return new IndexMatches(state.ids(), Arrays.copyOf(found, foundCount), Map.copyOf(failures), asked);
        } finally {
            clear();
        }
    }

    private void clear() {
        for (int i = 0; i < keyCount; i++) {
            has[keys[i] >>> 6] = 0;
        }
        keyCount = 0;
        foundCount = 0;
        asked = 0;
        run = null;
        decided.clear();
        failures.clear();
        release = null;
        state = null;
    }

    // ---- what the release has

    private void readKeys() {
        int width = (state.keyEnd() >>> 6) + 1;
        if (has.length < width) {
            has = new long[width + width / 2];
        }
        has[0] = (1L << KeyTable.ALWAYS) - 1;
        List<Mention> mentions = release.mentions();
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
        int key = state.names().find(kind, text);
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

    private void visitRoot(int key) {
        IndexNode node = state.roots().get(key);
        if (node != null) {
            visit(node);
        }
    }

    private void visit(IndexNode node) {
        ask(node.entries());
        if (!node.hasChildren()) {
            return;
        }
        int[] children = node.keys();
        if (children.length <= GONE_THROUGH * keyCount || node.isSpread()) {
            for (int i = 0; i < children.length; i++) {
                int key = children[i];
                if (key >= 0 && (has[key >>> 6] & 1L << key) != 0) {
                    visit(node.childAt(i));
                }
            }
        } else {
            for (int i = 0; i < keyCount; i++) {
                IndexNode child = node.child(keys[i]);
                if (child != null) {
                    visit(child);
                }
            }
        }
    }

    /** Takes the numbers of those entries whose literals all hold. The loops are what a match spends its time in. */
    private void ask(int[] entries) {
        int none = Entries.plain(entries, 0);
        int one = Entries.plain(entries, 1);
        int two = Entries.plain(entries, 2);
        int three = Entries.plain(entries, 3);
        int most = foundCount + none + one + two + three;
        if (most > found.length) {
            found = Arrays.copyOf(found, 2 * most);
        }
        int[] out = found;
        int count = foundCount;
        int at = Entries.HEADER;
        System.arraycopy(entries, at, out, count, none);
        count += none;
        at += none;
        int met = none;
        for (int end = at + 2 * one; at < end; at += 2) {
            if (holds(entries[at])) {
                out[count++] = entries[at + 1];
                met++;
            }
        }
        for (int end = at + 3 * two; at < end; at += 3) {
            if (holds(entries[at])) {
                met++;
                if (holds(entries[at + 1])) {
                    out[count++] = entries[at + 2];
                }
            }
        }
        for (int end = at + 4 * three; at < end; at += 4) {
            if (holds(entries[at])) {
                met++;
                if (holds(entries[at + 1]) && holds(entries[at + 2])) {
                    out[count++] = entries[at + 3];
                }
            }
        }
        foundCount = count;
        asked += met;
        if (at < entries.length) {
            askOthers(entries, at);
        }
    }

    private boolean holds(int literal) {
        int key = literal & Program.OPERAND;
        return (has[key >>> 6] >>> key & 1) != literal >>> 31;
    }

    private void askOthers(int[] entries, int start) {
        int end = 0;
        for (int at = start; at < entries.length; at = end) {
            int first = entries[at];
            int program = at + 2 + Entries.literals(first);
            end = at + Entries.length(first);
            int literal = at + 2;
            while (literal < program && holds(entries[literal])) {
                literal++;
            }
            boolean met = literal > at + 2 || literal == program;
            if (literal == program) {
                decide(entries, program, end, entries[at + 1], Entries.isRepeated(first));
            } else if (met) {
                asked++;
            }
        }
    }

    private void decide(int[] entries, int program, int end, int number, boolean repeated) {
        if (repeated && !decided.add(number)) {
            return;
        }
        asked++;
        try {
            if (program == end
                    || run().holds(entries, program, end, state.stored().get(number))) {
                if (foundCount == found.length) {
                    found = Arrays.copyOf(found, 2 * foundCount);
                }
                found[foundCount++] = number;
            }
        } catch (RuntimeException e) {
            // A rule that cannot be decided costs itself only: the others still get their release.
            failures.put(state.ids().get(number), e);
        }
    }

    private ProgramRun run() {
        if (run == null) {
            run = new ProgramRun(release, has, new ReleaseParts(release.mentions(), mentionKeys, keys, keyCount));
        }
        return run;
    }
}
