package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides programs about one release, exactly as {@link RuleEvaluator} decides the rules they were made of; a property test
 * holds the two together.
 */
final class ProgramRun {
    private static final Rule.Scope[] SCOPES = Rule.Scope.values();

    private final TaggedRelease release;
    private final long[] has;
    private final ReleaseParts parts;
    private final PersistentArray<Object> stored;
    private ReleaseView view;

    /**
     * @param has bit k says whether the release has key k
     * @param parts where it has them
     * @param stored by number of the subscription, what {@link Program#STORED} stands for
     */
    ProgramRun(TaggedRelease release, long[] has, ReleaseParts parts, PersistentArray<Object> stored) {
        this.release = release;
        this.has = has;
        this.parts = parts;
        this.stored = stored;
    }

    /** Whether the programs between two places, those of a subscription, all hold. */
    boolean holds(int[] words, int start, int end, int subscription) {
        for (int at = start; at < end; at = Program.end(words, at)) {
            boolean holds =
                    Program.operation(words[at]) == Program.STORED ? holdsStored(subscription) : holds(words, at, null);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsStored(int subscription) {
        Object apart = stored.get(subscription);
        if (apart instanceof int[] program) {
            return holds(program, 0, program.length, subscription);
        }
        if (view == null) {
            view = ReleaseView.of(release);
        }
        return RuleEvaluator.matches((Rule) apart, view);
    }

    /**
     * Whether a program holds in a part of the release.
     *
     * @param part a set of mentions; null: the whole
     */
    private boolean holds(int[] words, int at, long[] part) {
        int operand = Program.operand(words[at]);
        return switch (Program.operation(words[at])) {
            case Program.HAS -> isIn(operand, part);
            case Program.LACKS -> !isIn(operand, part);
            case Program.ALL -> everyHolds(words, at + 2, Program.end(words, at), part);
            case Program.ANY -> severalHold(words, at + 2, Program.end(words, at), 1, part);
            case Program.SEVERAL -> severalHold(words, at + 3, Program.end(words, at), words[at + 2], part);
            case Program.NOT -> !holds(words, at + 1, part);
            case Program.WITHIN -> holdsWithin(words, at + 2, SCOPES[operand], part);
            case Program.CHAIN -> holdsInParagraph(words, at, part);
            case Program.AT_LEAST -> hasAtLeast(words, at, part);
            default -> throw new IllegalStateException("no operation: " + words[at]);
        };
    }

    private boolean isIn(int key, long[] part) {
        return (has[key >>> 6] & 1L << key) != 0 && (part == null || parts.isIn(key, part));
    }

    private boolean everyHolds(int[] words, int start, int end, long[] part) {
        for (int at = start; at < end; at = Program.end(words, at)) {
            if (!holds(words, at, part)) {
                return false;
            }
        }
        return true;
    }

    private boolean severalHold(int[] words, int start, int end, int wanted, long[] part) {
        int holding = 0;
        for (int at = start; at < end && holding < wanted; at = Program.end(words, at)) {
            holding += holds(words, at, part) ? 1 : 0;
        }
        return holding == wanted;
    }

    private boolean holdsWithin(int[] words, int at, Rule.Scope scope, long[] whole) {
        boolean manyParts = scope == Rule.Scope.SENTENCE || scope == Rule.Scope.PARAGRAPH;
        if (whole == null && manyParts && areLiterals(words, at)) {
            return holdInOnePart(words, at, scope);
        }
        for (long[] part : parts.parts(scope)) {
            long[] met = whole == null ? part : ReleaseParts.both(part, whole);
            if ((!manyParts || !ReleaseParts.isEmpty(met)) && holds(words, at, met)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a program is one literal or several that must all hold. */
    private static boolean areLiterals(int[] words, int at) {
        if (Program.operation(words[at]) != Program.ALL) {
            return Program.isLiteral(words[at]);
        }
        for (int i = at + 2; i < Program.end(words, at); i++) {
            if (!Program.isLiteral(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether literals all hold in some part: asked of 64 parts at a time. */
    private boolean holdInOnePart(int[] words, int at, Rule.Scope scope) {
        boolean single = Program.isLiteral(words[at]);
        int start = single ? at : at + 2;
        int end = Program.end(words, at);
        int count = parts.parts(scope).length;
        for (int block = 0; block * Long.SIZE < count; block++) {
            long left = count - block * Long.SIZE;
            long holding = left >= Long.SIZE ? -1L : (1L << left) - 1;
            for (int i = start; i < end && holding != 0; i++) {
                long with = partsWith(Program.operand(words[i]), scope, block);
                holding &= words[i] < 0 ? ~with : with;
            }
            if (holding != 0) {
                return true;
            }
        }
        return false;
    }

    private long partsWith(int key, Rule.Scope scope, int block) {
        if (!isIn(key, null)) {
            return 0;
        }
        long[] with = parts.partsWith(key, scope);
        return with == null ? -1L : with[block];
    }

    private boolean hasAtLeast(int[] words, int at, long[] part) {
        int count = 0;
        for (int i = 0; i < Program.operand(words[at]); i++) {
            int key = words[at + 2 + i];
            count += isIn(key, null) ? parts.count(key, part) : 0;
        }
        return count >= words[at + 1];
    }

    private boolean holdsInParagraph(int[] words, int at, long[] whole) {
        for (long[] part : parts.parts(Rule.Scope.PARAGRAPH)) {
            if (isChained(words, at, whole == null ? part : ReleaseParts.both(part, whole))) {
                return true;
            }
        }
        return false;
    }

    private boolean isChained(int[] words, int at, long[] paragraph) {
        int terms = Program.operand(words[at]);
        int links = Program.end(words, at) - terms + 1;
        int term = at + 2;
        List<Mention> reached = mentions(words, term, paragraph);
        for (int i = 0; i < terms - 1 && !reached.isEmpty(); i++) {
            term += 1 + words[term];
            boolean ordered = (words[links + i] & 1) != 0;
            reached = following(reached, mentions(words, term, paragraph), ordered, words[links + i] >>> 1);
        }
        return !reached.isEmpty();
    }

    private static List<Mention> following(List<Mention> ones, List<Mention> others, boolean ordered, int distance) {
        int[] first = Nearby.first(ones, others, ordered, distance);
        List<Mention> following = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            if (first[i] >= 0) {
                following.add(others.get(i));
            }
        }
        return following;
    }

    /** The mentions in a part of the keys of a chain's term. */
    private List<Mention> mentions(int[] words, int term, long[] part) {
        List<Mention> found = new ArrayList<>();
        for (int i = term + 1; i <= term + words[term]; i++) {
            if (isIn(words[i], null)) {
                parts.addMentions(words[i], part, found);
            }
        }
        return found;
    }
}
