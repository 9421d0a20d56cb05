package io.wirewatch.bench.figure;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/** How long each of many events took. All are kept, so a percentile is one of them and nothing is rounded into buckets. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The latencies of events.
     *
     * @param nanos a duration each, in any order; at least one
     */
    public static Latencies ofNanos(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("percentiles need at least one event");
        }
        return new Latencies(sorted);
    }

    /**
     * The least duration that so many percent of the events did not exceed (nearest rank).
     *
     * @param percent above 0, at most 100
     */
    public Duration percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + percent);
        }
        int rank = (int) Math.ceil(percent * sorted.length / 100);
        return Duration.ofNanos(sorted[rank - 1]);
    }

    /** The percentile in milliseconds. */
    public double milliseconds(double percent) {
        return percentile(percent).toNanos() / 1e6;
    }

    /** How many events. */
    public int count() {
        return sorted.length;
    }

    @Override
    public String toString() {
        return count() + " from " + Duration.ofNanos(sorted[0]) + " to "
                + Duration.ofNanos(Arrays.stream(sorted).max().orElseThrow());
    }
}
