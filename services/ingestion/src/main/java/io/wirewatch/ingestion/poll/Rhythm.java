package io.wirewatch.ingestion.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a source publishes.
 *
 * @param latest when its latest entries were published, the newest first, at most 20
 * @param longestGap longest time between two entries within the last three months; zero before the second
 * @param longestGapAt when it ended, or null
 * @param since when the first entry was published that went into this, or null
 */
public record Rhythm(List<Instant> latest, Duration longestGap, Instant longestGapAt, Instant since) {
    /** Before the first entry. */
    public static final Rhythm UNKNOWN = new Rhythm(List.of(), Duration.ZERO, null, null);

    private static final int MOST = 20;
    private static final int LEAST_FOR_TYPICAL = 3;
    private static final int LEAST_FOR_SILENCE = 5;
    private static final Duration GAP_COUNTS = Duration.ofDays(90);
    private static final Duration WELL_KNOWN = Duration.ofDays(14);
    /** Weekends and holidays are no silence; who was watched over two of them has shown how long its own are. */
    private static final Duration SHORTEST_SILENCE = Duration.ofDays(4);

    private static final Duration SHORTEST_SILENCE_OF_WELL_KNOWN = Duration.ofDays(1);

    public Rhythm {
        latest = List.copyOf(latest);
    }

    /** This with further entries, given by their dates of publication in any order. */
    Rhythm with(Collection<Instant> published) {
        if (published.isEmpty()) {
            return this;
        }
        List<Instant> all = Stream.concat(latest.stream(), published.stream())
                .sorted(Comparator.reverseOrder())
                .toList();
        Duration longest = longestGap;
        Instant longestAt = longestGapAt;
        if (longestAt != null && longestAt.plus(GAP_COUNTS).isBefore(all.getFirst())) {
            longest = Duration.ZERO;
            longestAt = null;
        }
        for (int i = all.size() - 2; i >= 0; i--) {
            Duration gap = Duration.between(all.get(i + 1), all.get(i));
            boolean counts = all.get(i).plus(GAP_COUNTS).isAfter(all.getFirst());
            if (counts && gap.compareTo(longest) >= 0) {
                longest = gap;
                longestAt = all.get(i);
            }
        }
        Instant first = since == null || all.getLast().isBefore(since) ? all.getLast() : since;
        return new Rhythm(all.subList(0, Math.min(MOST, all.size())), longest, longestAt, first);
    }

    /** When it last published, or null. */
    Instant last() {
        return latest.isEmpty() ? null : latest.getFirst();
    }

    /** The median time between two entries; empty before the third. */
    public Optional<Duration> typicalGap() {
        if (latest.size() < LEAST_FOR_TYPICAL) {
            return Optional.empty();
        }
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < latest.size(); i++) {
            gaps.add(Duration.between(latest.get(i), latest.get(i - 1)));
        }
        gaps.sort(Comparator.naturalOrder());
        return Optional.of(gaps.get(gaps.size() / 2));
    }

    /** From when on it has been quiet for longer than it ever was; empty where too little is known to say so. */
    public Optional<Instant> silentFrom() {
        if (latest.size() < LEAST_FOR_SILENCE) {
            return Optional.empty();
        }
        boolean wellKnown = Duration.between(since, last()).compareTo(WELL_KNOWN) > 0;
        Duration shortest = wellKnown ? SHORTEST_SILENCE_OF_WELL_KNOWN : SHORTEST_SILENCE;
        Duration twice = longestGap.multipliedBy(2);
        return Optional.of(last().plus(twice.compareTo(shortest) > 0 ? twice : shortest));
    }
}
