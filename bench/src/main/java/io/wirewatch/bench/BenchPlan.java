package io.wirewatch.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds repetitions of the throughput over REST, each beside its peers; one more goes first and does not count
 * @param releases releases of a round
 * @param clients that push at a time
 * @param drains starts on a log that waits
 * @param waiting releases that wait there
 * @param rate releases a second while latency is measured
 * @param warmUp of the latency, not counted
 * @param slice of the latency that gives one figure
 * @param slices how many of them
 * @param starts warm starts
 * @param kills kill -9 and restart
 * @param subscriptions beside the one whose alerts are delivered
 * @param idle how long a suite rests before its idle memory is read
 */
public record BenchPlan(
        int rounds,
        int releases,
        int clients,
        int drains,
        int waiting,
        double rate,
        Duration warmUp,
        Duration slice,
        int slices,
        int starts,
        int kills,
        int subscriptions,
        Duration idle) {
    /** What the published figures come from; under ten minutes. */
    public static final BenchPlan FULL = new BenchPlan(
            5,
            2000,
            16,
            3,
            5000,
            50,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            3,
            5,
            5,
            50,
            Duration.ofSeconds(10));

    /** To see whether a change did something; under a minute and a half. */
    public static final BenchPlan QUICK = new BenchPlan(
            2, 300, 16, 1, 600, 50, Duration.ofSeconds(3), Duration.ofSeconds(5), 2, 1, 1, 50, Duration.ofSeconds(2));

    public BenchPlan {
        requirePositive(rounds, "rounds");
        requirePositive(releases, "releases");
        requirePositive(clients, "clients");
        requirePositive(drains, "drains");
        requirePositive(waiting, "waiting");
        requirePositive(slices, "slices");
        requirePositive(starts, "starts");
        requirePositive(kills, "kills");
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be positive, not " + rate);
        }
        if (perSlice(slice, rate) < 1) {
            throw new IllegalArgumentException("a slice must hold at least one release");
        }
    }

    private static void requirePositive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + number);
        }
    }

    private static int perSlice(Duration time, double rate) {
        return (int) Math.round(time.toNanos() * rate / 1e9);
    }

    /** Releases of a slice. */
    int perSlice() {
        return perSlice(slice, rate);
    }

    /** Releases of the warm-up. */
    int perWarmUp() {
        return perSlice(warmUp, rate);
    }
}
