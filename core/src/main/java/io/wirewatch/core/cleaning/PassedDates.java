package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.PassedDate;
import java.util.ArrayList;
import java.util.List;

/** The dates that were passed over on the way to the one that counts, the best ranked first: none for nearly every release. */
final class PassedDates {
    static final int MOST = 5;
    static final int LONGEST = 100;

    private List<PassedDate> dates = List.of();

    /** Takes note of a date; a page may be asked twice for the same one, and may name a hundred. */
    void add(String source, String text, String reason) {
        PassedDate date = new PassedDate(source, cut(Characters.line(text)), reason);
        if (dates.size() < MOST && !dates.contains(date)) {
            List<PassedDate> more = new ArrayList<>(dates);
            more.add(date);
            dates = List.copyOf(more);
        }
    }

    void addAll(List<PassedDate> others) {
        others.forEach(date -> add(date.source(), date.text(), date.reason()));
    }

    List<PassedDate> dates() {
        return dates;
    }

    /** The beginning of a long text; a character of two units is not parted. */
    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
