package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file that holds several releases one after the other: a day's releases in one text, a digest, an archive of mails. Where it is not
 * plain that a release begins, none does: a release that is not told from the one above it is still read, while one that is torn apart
 * is not.
 *
 * @param before lines above the first release: the digest's own words
 * @param releases the releases in their order; empty where the file holds one
 * @param after lines below the last one that are the digest's own again
 */
record Bundle(List<String> before, List<Release> releases, List<String> after) {
    /**
     * A release of a bundle.
     *
     * @param title what the bundle calls it, or null
     * @param lines its lines, without what the bundle says about it
     */
    record Release(String title, List<String> lines) {}

    /** A file with one release. */
    static final Bundle NONE = new Bundle(List.of(), List.of(), List.of());

    /** Prose that a release has at least, in characters. */
    private static final int LEAST_PROSE = 120;

    /** Takes the lines of a text apart. */
    static Bundle of(List<String> lines, BitSet pages) {
        List<Cut> cuts = Cuts.find(lines, pages);
        if (cuts.isEmpty()) {
            return NONE;
        }
        int[] prose = prose(lines);
        List<Cut> starts = starts(lines, cuts, prose);
        if (starts.size() < 2) {
            return NONE;
        }
        int end = end(lines, starts.getLast().line(), prose);
        List<Release> releases = IntStream.range(0, starts.size())
                .mapToObj(i -> release(
                        lines,
                        starts.get(i),
                        i + 1 < starts.size() ? starts.get(i + 1).line() : end))
                .toList();
        return new Bundle(lines.subList(0, starts.getFirst().line()), releases, lines.subList(end, lines.size()));
    }

    /** The places where releases begin: of those that follow each other too closely the first. */
    private static List<Cut> starts(List<String> lines, List<Cut> cuts, int[] prose) {
        List<Cut> starts = new ArrayList<>();
        for (Cut cut : cuts) {
            int begin = starts.isEmpty() ? 0 : starts.getLast().line();
            boolean enough = prose[cut.line()] - prose[begin] >= LEAST_PROSE;
            if (starts.isEmpty() && (enough ? cut.followsRelease(lines) : cut.hasLetterhead(lines))) {
                starts.add(Cut.untitled(0, cut.kind()));
            }
            boolean isFirst = starts.isEmpty();
            if (isFirst || enough) {
                starts.add(cut);
            } else if (starts.getLast().title() == null && cut.title() != null) {
                starts.set(starts.size() - 1, cut.within(starts.getLast().line()));
            }
        }
        if (!starts.isEmpty() && prose[lines.size()] - prose[starts.getLast().line()] < LEAST_PROSE) {
            starts.removeLast();
        }
        return starts;
    }

    private static Release release(List<String> lines, Cut start, int end) {
        if (start.titleLine() < 0) {
            return new Release(null, lines.subList(start.line(), end));
        }
        MailHead mail = MailHead.at(lines, start.titleLine());
        List<String> own = new ArrayList<>(lines.subList(start.line(), start.titleLine()));
        if (mail != null) {
            mail.dates().forEach(date -> own.addAll(List.of(date, "")));
        }
        own.addAll(lines.subList(mail == null ? start.titleLine() + 1 : Math.min(mail.end(), end), end));
        return new Release(start.title(), own);
    }

    /** Where the last release ends: a digest says below it that it is over, or who is on its list. */
    private static int end(List<String> lines, int last, int[] prose) {
        int size = lines.size();
        for (int i = size - 1; i > last && prose[size] - prose[i] < 3 * LEAST_PROSE; i--) {
            if (Separator.of(lines.get(i)) != Separator.NONE) {
                int next = i + 1;
                while (next < size && lines.get(next).isBlank()) {
                    next++;
                }
                if (next < size && Heads.isTrailer(lines.get(next))) {
                    return next;
                }
            }
        }
        return size;
    }

    /** How much prose stands above each line. */
    private static int[] prose(List<String> lines) {
        int[] above = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            above[i + 1] =
                    above[i] + (Heads.isProse(lines.get(i)) ? lines.get(i).length() : 0);
        }
        return above;
    }
}
