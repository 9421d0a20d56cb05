package io.wirewatch.core.story;

import io.wirewatch.core.cleaning.MonthNames;
import io.wirewatch.core.release.CleanRelease;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads the {@link Sketch} off a release. */
final class SketchWriter {
    /** How long the runs of words are that two copies have in common. */
    static final int RUN = 4;

    /** How long the runs are by which copies are found: long ones are in few texts. */
    static final int KEY_RUN = 7;

    /** The label of releases that came without one: nobody knows who they are of. */
    private static final String NO_SOURCE = "push";

    /** Words after the title that count as the opening: where a release says what its news is. */
    private static final int OPENING = 70;

    private static final int MAX_OPENING_NUMBERS = 16;

    private final CleanRelease release;
    private final Words title;
    private final Words text;

    SketchWriter(CleanRelease release) {
        this.release = release;
        this.title = new Words(release.head().title());
        this.text = new Words(release.text().news());
    }

    Optional<Sketch> write() {
        if (text.count() < Sketch.FEWEST_WORDS) {
            return Optional.empty();
        }
        int[] runs = runs(text, RUN);
        Set<Integer> opening = new TreeSet<>();
        Set<Integer> all = new TreeSet<>();
        Dates dates = Dates.NONE;
        dates = readNumbers(title, title.count(), opening, all, dates);
        dates = readNumbers(text, OPENING, opening, all, dates);
        all.removeAll(opening);
        int[] openingNumbers = lowest(opening, MAX_OPENING_NUMBERS);
        int[] otherNumbers = lowest(all, Sketch.MAX_NUMBERS - openingNumbers.length);
        return Optional.of(Sketch.of(
                !release.dateSource().equals("arrival"),
                release.head().publishedAt(),
                NO_SOURCE.equals(release.head().source())
                        ? Sketch.UNKNOWN_SOURCE
                        : release.head().source().hashCode(),
                countDifferent(runs),
                bins(runs),
                keys(),
                openingNumbers,
                otherNumbers,
                fillings(),
                dates));
    }

    /** Hashes of the runs of so many words, in their order. */
    static int[] runs(Words words, int length) {
        int[] runs = new int[Math.max(0, words.count() - length + 1)];
        for (int i = 0; i < runs.length; i++) {
            int hash = 31;
            for (int k = 0; k < length; k++) {
                hash = Words.mix(hash, words.hash(i + k));
            }
            runs[i] = hash;
        }
        return runs;
    }

    private int[] keys() {
        int[] runs = runs(text, KEY_RUN);
        Arrays.sort(runs);
        int[] keys = new int[Math.min(runs.length, Sketch.KEYS)];
        int count = 0;
        for (int i = 0; i < runs.length && count < keys.length; i++) {
            if (i == 0 || runs[i] != runs[i - 1]) {
                keys[count++] = runs[i];
            }
        }
        return Arrays.copyOf(keys, count);
    }

    private static int countDifferent(int[] runs) {
        int[] sorted = runs.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return count;
    }

    private static byte[] bins(int[] runs) {
        int[] smallest = new int[Sketch.BINS];
        Arrays.fill(smallest, Integer.MAX_VALUE);
        for (int run : runs) {
            int bin = run & Sketch.BINS - 1;
            smallest[bin] = Math.min(smallest[bin], run >>> 8);
        }
        byte[] bins = new byte[Sketch.BINS];
        for (int i = 0; i < bins.length; i++) {
            // The low bits of a minimum are as good as any; 0 says that there is none.
            bins[i] = (byte) (smallest[i] == Integer.MAX_VALUE ? 0 : 1 + smallest[i] % 255);
        }
        return bins;
    }

    private static int[] lowest(Set<Integer> hashes, int most) {
        return hashes.stream()
                .mapToInt(Integer::intValue)
                .limit(Math.max(0, most))
                .toArray();
    }

    /** Takes up the numbers that are neither of a date nor of a telephone, and the months and years of dates. */
    private static Dates readNumbers(
            Words words, int openingWords, Set<Integer> opening, Set<Integer> all, Dates before) {
        Dates dates = before;
        for (int i = 0; i < words.count(); i++) {
            boolean isOpening = i < openingWords;
            if (!words.hasDigit(i)) {
                continue;
            }
            int phone = telephone(words, i);
            if (phone > 0) {
                i += phone - 1;
            } else if (isYear(words, i)) {
                dates = dates.withYear(words.number(i), isOpening).withMonth(monthNear(words, i), isOpening);
            } else if (isDay(words, i)) {
                dates = dates.withMonth(monthNear(words, i), isOpening);
            } else {
                int hash = words.hash(i) & 0xFFFF;
                all.add(hash);
                if (isOpening) {
                    opening.add(hash);
                }
            }
        }
        return dates;
    }

    /** How many words the telephone number has that begins here (202 224 4515, 224 4515); 0 for none. */
    private static int telephone(Words words, int at) {
        if (words.number(at) < 0 || words.length(at) != 3) {
            return 0;
        }
        if (words.number(at + 1) >= 0 && words.length(at + 1) == 4) {
            return 2;
        }
        boolean withArea = words.number(at + 1) >= 0
                && words.length(at + 1) == 3
                && words.number(at + 2) >= 0
                && words.length(at + 2) == 4;
        return withArea ? 3 : 0;
    }

    private static boolean isYear(Words words, int at) {
        int number = words.number(at);
        return words.length(at) == 4 && number >= 1900 && number <= 2100;
    }

    private static boolean isDay(Words words, int at) {
        int number = words.number(at);
        boolean small = number >= 0 ? number >= 1 && number <= 31 : isOrdinal(words.word(at));
        return small
                && (monthNear(words, at) != null
                        || IntStream.of(-2, -1, 1, 2).anyMatch(distance -> isYear(words, at + distance)));
    }

    private static boolean isOrdinal(String word) {
        return word.length() >= 3
                && word.length() <= 4
                && Character.isDigit(word.charAt(0))
                && Character.isLetter(word.charAt(word.length() - 1))
                && Character.isLetter(word.charAt(word.length() - 2));
    }

    private static Month monthNear(Words words, int at) {
        for (int distance : new int[] {-1, 1, -2, 2}) {
            String word = words.word(at + distance);
            Month month = word.length() < 3 || words.hasDigit(at + distance) ? null : MonthNames.month(word);
            if (month != null) {
                return month;
            }
        }
        return null;
    }

    /**
     * What stands between which words: for each run of names and numbers whose two words before and one after are neither, the words in
     * it. Names are words that are written with a capital and nowhere in the text without. Context in 24 bits, word in 16; those with the
     * lowest contexts, so that two copies keep the same.
     */
    private long[] fillings() {
        boolean[] special = special();
        long[] fillings = new long[special.length];
        int count = 0;
        for (int i = 0; i < special.length; ) {
            if (!special[i]) {
                i++;
                continue;
            }
            int end = i;
            while (end < special.length && special[end]) {
                end++;
            }
            if (i >= 2 && !special[i - 2] && end < special.length && !isDate(i, end)) {
                long context = (Words.mix(Words.mix(Words.mix(7, text.hash(i - 2)), text.hash(i - 1)), text.hash(end))
                                & 0xFFFFFFL)
                        << 16;
                for (int k = i; k < end; k++) {
                    fillings[count++] = context | text.hash(k) & 0xFFFF;
                }
            }
            i = end;
        }
        return Arrays.stream(fillings, 0, count)
                .sorted()
                .distinct()
                .limit(Sketch.MAX_FILLINGS)
                .toArray();
    }

    /** Which words are names or numbers. */
    private boolean[] special() {
        int[] small = IntStream.range(0, text.count())
                .filter(i -> !text.isCapital(i) && !text.hasDigit(i))
                .map(text::hash)
                .sorted()
                .toArray();
        boolean[] special = new boolean[text.count()];
        for (int i = 0; i < special.length; i++) {
            special[i] = text.hasDigit(i) || text.isCapital(i) && Arrays.binarySearch(small, text.hash(i)) < 0;
        }
        return special;
    }

    /** Whether a run has a date in it, or is nothing but small numbers and years. */
    private boolean isDate(int start, int end) {
        boolean numbersOnly = true;
        for (int i = start; i < end; i++) {
            int number = text.number(i);
            numbersOnly &= number >= 0 && (number <= 31 || isYear(text, i));
            if (!text.hasDigit(i) && text.length(i) >= 3 && MonthNames.month(text.word(i)) != null) {
                return true;
            }
        }
        return numbersOnly;
    }

    /**
     * Months and years of the dates in a text, a bit each.
     *
     * @param openingMonths months of title and opening
     * @param months all months
     * @param openingYears years of title and opening, modulo 64
     * @param years all years
     */
    record Dates(int openingMonths, int months, long openingYears, long years) {
        static final Dates NONE = new Dates(0, 0, 0, 0);

        Dates withMonth(Month month, boolean opening) {
            if (month == null) {
                return this;
            }
            int bit = 1 << month.getValue();
            return new Dates(openingMonths | (opening ? bit : 0), months | bit, openingYears, years);
        }

        Dates withYear(int year, boolean opening) {
            long bit = 1L << (year & 63);
            return new Dates(openingMonths, months, openingYears | (opening ? bit : 0), years | bit);
        }
    }
}
