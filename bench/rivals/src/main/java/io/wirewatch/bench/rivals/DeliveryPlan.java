package io.wirewatch.bench.rivals;

import io.wirewatch.bench.BenchPlan;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds repetitions, each beside its peer; a warm-up goes first and does not count
 * @param endpoints endpoints of the throughput
 * @param warming deliveries of the warm-up
 * @param deliveries deliveries of a round
 * @param lanes endpoints while some are dead
 * @param rate deliveries a second then, and while it is killed
 * @param slice how long each share of dead ones is measured
 * @param waiting alerts that wait out an outage
 * @param outage how long it lasts
 * @param limit attempts a second that the endpoint allows
 * @param kills how often
 * @param suite from a push to its webhook through a whole suite
 * @param onRecord closed deliveries on the log of which the memory is measured
 */
record DeliveryPlan(
        int rounds,
        int endpoints,
        int warming,
        int deliveries,
        int lanes,
        int rate,
        Duration slice,
        int waiting,
        Duration outage,
        int limit,
        int kills,
        BenchPlan suite,
        int onRecord) {
    static final DeliveryPlan FULL = new DeliveryPlan(
            5,
            1000,
            100_000,
            100_000,
            200,
            200,
            Duration.ofSeconds(15),
            10_000,
            Duration.ofMinutes(10),
            100,
            8,
            // More than the suite can take on two cores, whatever the subscriptions, would measure how much waits.
            suite(100, 60, 20, 5, 1_000_000),
            1_000_000);
    static final DeliveryPlan QUICK = new DeliveryPlan(
            2,
            1000,
            40_000,
            40_000,
            200,
            200,
            Duration.ofSeconds(6),
            2_000,
            Duration.ofSeconds(20),
            100,
            2,
            suite(50, 5, 5, 2, 10_000),
            100_000);

    private static BenchPlan suite(int rate, int warmUp, int slice, int slices, int subscriptions) {
        return new BenchPlan(
                1,
                1,
                1,
                1,
                1,
                rate,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(slice),
                slices,
                1,
                1,
                subscriptions,
                Duration.ZERO);
    }
}
