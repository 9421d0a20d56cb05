package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For mentions of one paragraph, the first of others that stands near enough. Asking each pair is quadratic, and a paragraph
 * may hold very many mentions; sorted by their first word, all but a few of those near enough are a stretch, of which a
 * table tells the first.
 */
final class Nearby {
    /** So many pairs are sooner asked than sorted. */
    private static final long FEW_PAIRS = 256;

    private final List<Mention> ones;
    private final int words;
    private final boolean ordered;
    /** The ones by first word: where each stands in {@link #ones}, and its first word. */
    private final int[] byFirstWord;

    private final int[] firstWords;
    /** How many words the longest of them has, less one. */
    private final int longest;
    /** Row k: of the 2^k ones from a place, which stands first in {@link #ones}. */
    private final int[][] firstOf;

    private Nearby(List<Mention> ones, boolean ordered, int words) {
        this.ones = ones;
        this.words = words;
        this.ordered = ordered;
        this.byFirstWord = IntStream.range(0, ones.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> ones.get(i).firstWord()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.firstWords =
                IntStream.of(byFirstWord).map(i -> ones.get(i).firstWord()).toArray();
        this.longest = ones.stream()
                .mapToInt(one -> one.lastWord() - one.firstWord())
                .max()
                .orElse(0);
        this.firstOf = table(byFirstWord);
    }

    private static int[][] table(int[] values) {
        int rows = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, values.length));
        int[][] table = new int[rows][];
        table[0] = values;
        for (int row = 1; row < rows; row++) {
            int half = 1 << (row - 1);
            int[] above = table[row - 1];
            table[row] = new int[values.length - 2 * half + 1];
            for (int i = 0; i < table[row].length; i++) {
                table[row][i] = Math.min(above[i], above[i + half]);
            }
        }
        return table;
    }

    /**
     * For each of some mentions, which of others it may follow.
     *
     * @param ordered whether the one must begin before the other
     * @param words at most so many words stand between
     * @return for each of the others the place of the first one, or -1
     */
    static int[] first(List<Mention> ones, List<Mention> others, boolean ordered, int words) {
        boolean few = (long) ones.size() * others.size() <= FEW_PAIRS;
        if (few || !isEven(ones, others)) {
            return others.stream()
                    .mapToInt(other -> firstAsked(ones, other, ordered, words))
                    .toArray();
        }
        Nearby nearby = new Nearby(ones, ordered, words);
        return others.stream().mapToInt(nearby::first).toArray();
    }

    private static int firstAsked(List<Mention> ones, Mention other, boolean ordered, int words) {
        for (int i = 0; i < ones.size(); i++) {
            if (stands(ones.get(i), other, ordered, words)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether two mentions are different and stand near enough. */
    static boolean stands(Mention one, Mention other, boolean ordered, int words) {
        if (ordered && one.start() >= other.start()) {
            return false;
        }
        return wordsBetween(one, other) <= words && !one.equals(other);
    }

    /** How many words stand between two mentions of one paragraph; below 0 where they overlap. */
    static int wordsBetween(Mention one, Mention other) {
        return Math.max(one.firstWord(), other.firstWord()) - Math.min(one.lastWord(), other.lastWord()) - 1;
    }

    /** Whether words are numbered in the order of the text, as extraction does. */
    private static boolean isEven(List<Mention> ones, List<Mention> others) {
        Mention[] all = new Mention[ones.size() + others.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < ones.size() ? ones.get(i) : others.get(i - ones.size());
        }
        Arrays.sort(all, Comparator.comparingInt(Mention::start));
        for (int i = 0; i < all.length; i++) {
            if (all[i].lastWord() < all[i].firstWord()
                    || all[i].firstWord() < 0
                    || (i > 0 && !followsEvenly(all[i - 1], all[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean followsEvenly(Mention before, Mention mention) {
        return before.start() == mention.start()
                ? before.firstWord() == mention.firstWord()
                : before.firstWord() <= mention.firstWord();
    }

    private int first(Mention other) {
        // Those that begin from here to there are near enough whatever their length; before that, only long ones are.
        int near = lowerBound((long) other.firstWord() - words - 1);
        int same = lowerBound(other.firstWord());
        int behind = lowerBound(other.firstWord() + 1L);
        int far = lowerBound((long) other.lastWord() + words + 2);
        int first = Math.min(least(near, same), ordered ? Integer.MAX_VALUE : least(behind, far));
        int reaching = lowerBound((long) other.firstWord() - words - 1 - longest);
        first = Math.min(first, leastAsked(reaching, near, other));
        first = Math.min(first, leastAsked(same, behind, other));
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    private int leastAsked(int from, int to, Mention other) {
        int least = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            if (byFirstWord[i] < least && stands(ones.get(byFirstWord[i]), other, ordered, words)) {
                least = byFirstWord[i];
            }
        }
        return least;
    }

    private int least(int from, int to) {
        if (from >= to) {
            return Integer.MAX_VALUE;
        }
        int row = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(to - from);
        return Math.min(firstOf[row][from], firstOf[row][to - (1 << row)]);
    }

    /** How many begin before a word. */
    private int lowerBound(long word) {
        int low = 0;
        int high = firstWords.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstWords[middle] < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
