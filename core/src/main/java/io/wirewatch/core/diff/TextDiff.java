package io.wirewatch.core.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The difference between two texts of paragraphs (Myers, "An O(ND) difference algorithm and its variations", 1986, by java-diff-utils).
 * Where paragraphs were put in the place of others, the first stands against the first and so on. Two that have little in common are no change
 * of one, but one removed and one added: word by word nobody could read it.
 */
public final class TextDiff {
    /** What is the same in two paragraphs makes up at least this much of their letters and digits, where one is a change of the other. */
    private static final double ALIKE = 1.0 / 3;

    private static final String PARAGRAPHS = "\n\n";

    /** Words, blanks, and each sign for itself. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

    /** Beyond so many comparisons at worst, what stands between common begin and end is taken for replaced. */
    private static final long MOST_WORK = 25_000_000;

    private TextDiff() {}

    /**
     * What became of each paragraph, in the order of the later text; what was removed stands where it stood.
     *
     * @param from paragraphs joined by a blank line; empty for none
     * @param to likewise
     */
    public static List<ParagraphChange> paragraphs(String from, String to) {
        List<String> before = split(from);
        List<String> after = split(to);
        List<ParagraphChange> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Range range : ranges(before, after)) {
            while (i < range.from()) {
                changes.add(new ParagraphChange(Kind.SAME, i, j++, List.of(new Piece(Kind.SAME, before.get(i++)))));
            }
            while (i < range.fromEnd() && j < range.toEnd()) {
                addReplaced(changes, i, before.get(i++), j, after.get(j++));
            }
            while (i < range.fromEnd()) {
                changes.add(removed(i, before.get(i++)));
            }
            while (j < range.toEnd()) {
                changes.add(added(j, after.get(j++)));
            }
        }
        while (i < before.size()) {
            changes.add(new ParagraphChange(Kind.SAME, i, j++, List.of(new Piece(Kind.SAME, before.get(i++)))));
        }
        return changes;
    }

    private static void addReplaced(List<ParagraphChange> changes, int i, String before, int j, String after) {
        List<Piece> words = words(before, after);
        if (areAlike(words)) {
            changes.add(new ParagraphChange(Kind.CHANGED, i, j, words));
        } else {
            changes.add(removed(i, before));
            changes.add(added(j, after));
        }
    }

    private static ParagraphChange removed(int i, String paragraph) {
        return new ParagraphChange(Kind.REMOVED, i, null, List.of(new Piece(Kind.REMOVED, paragraph)));
    }

    private static ParagraphChange added(int j, String paragraph) {
        return new ParagraphChange(Kind.ADDED, null, j, List.of(new Piece(Kind.ADDED, paragraph)));
    }

    private static boolean areAlike(List<Piece> words) {
        long all = 0;
        long same = 0;
        for (Piece piece : words) {
            long letters =
                    piece.text().codePoints().filter(Character::isLetterOrDigit).count();
            // What is the same stands in both.
            all += piece.kind() == Kind.SAME ? 2 * letters : letters;
            same += piece.kind() == Kind.SAME ? 2 * letters : 0;
        }
        return same >= ALIKE * all;
    }

    /** What became of the words of a line or a paragraph. */
    public static List<Piece> words(String from, String to) {
        List<String> before = tokens(from);
        List<String> after = tokens(to);
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        for (Range range : ranges(before, after)) {
            add(pieces, Kind.SAME, before.subList(i, range.from()));
            add(pieces, Kind.REMOVED, before.subList(range.from(), range.fromEnd()));
            add(pieces, Kind.ADDED, after.subList(range.to(), range.toEnd()));
            i = range.fromEnd();
        }
        add(pieces, Kind.SAME, before.subList(i, before.size()));
        return pieces;
    }

    /** A stretch that differs. */
    private record Range(int from, int fromEnd, int to, int toEnd) {}

    private static List<Range> ranges(List<String> before, List<String> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> left = before.subList(head, before.size() - tail);
        List<String> right = after.subList(head, after.size() - tail);
        if (left.isEmpty() && right.isEmpty()) {
            return List.of();
        }
        if ((long) left.size() * right.size() > MOST_WORK) {
            return List.of(new Range(head, head + left.size(), head, head + right.size()));
        }
        int offset = head;
        return DiffUtils.diff(left, right).getDeltas().stream()
                .map(delta -> range(delta, offset))
                .toList();
    }

    private static Range range(AbstractDelta<String> delta, int offset) {
        int from = delta.getSource().getPosition() + offset;
        int to = delta.getTarget().getPosition() + offset;
        return new Range(
                from,
                from + delta.getSource().size(),
                to,
                to + delta.getTarget().size());
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> tokens) {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", tokens)));
        }
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(PARAGRAPHS));
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(match -> match.group()).toList();
    }
}
