package io.wirewatch.cli.output;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many on each day, as bars: days of up to two months, weeks of up to two years, months of more. */
public final class Histogram {
    private static final int WIDTH = 50;
    private static final int MOST_DAYS = 62;
    private static final int MOST_WEEKS = 104;

    private final SortedMap<LocalDate, Long> days;

    /**
     * @param days how many on each day; those without any may be left out
     */
    public Histogram(Map<LocalDate, Long> days) {
        this.days = new TreeMap<>(days);
    }

    /** The bars, the earliest first: when, a bar, how many. Times between the first and the last are there even if nothing was. */
    public List<String> lines() {
        if (days.isEmpty()) {
            return List.of();
        }
        SortedMap<String, Long> bars = bars();
        long most = bars.values().stream().mapToLong(Long::longValue).max().orElse(1);
        int wide = bars.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        bars.forEach((when, count) ->
                lines.add(String.format(Locale.ROOT, "%-" + wide + "s  %s%,d", when, bar(count, most), count)));
        return lines;
    }

    private SortedMap<String, Long> bars() {
        LocalDate first = days.firstKey();
        LocalDate last = days.lastKey();
        SortedMap<String, Long> bars = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            bars.merge(label(day, first, last), days.getOrDefault(day, 0L), Long::sum);
        }
        return bars;
    }

    private static String label(LocalDate day, LocalDate first, LocalDate last) {
        long span = ChronoUnit.DAYS.between(first, last) + 1;
        if (span <= MOST_DAYS) {
            return day.toString();
        }
        if (span <= 7L * MOST_WEEKS) {
            return "week of " + day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        return YearMonth.from(day).toString();
    }

    /** What is there is seen, however little it is. */
    private static String bar(long count, long most) {
        int length = (int) (count == 0 ? 0 : Math.max(1, count * WIDTH / most));
        return "#".repeat(length) + (length == 0 ? "" : " ");
    }
}
