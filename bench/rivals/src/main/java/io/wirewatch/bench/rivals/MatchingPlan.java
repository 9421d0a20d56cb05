package io.wirewatch.bench.rivals;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param subscriptions of a workload
 * @param documents of a workload, matched round and round
 * @param tried subscriptions with which the Monitor's settings are tried
 * @param checked documents of which all contestants must find the same
 * @param asked documents of which every rule is asked, where rules ask for positions
 * @param warmUp of each contestant, not counted
 * @param again warm-up of what ran before in another row
 * @param time of each contestant
 * @param monitored how many documents the Monitor gets at most in that time
 * @param changes a second, where subscriptions change meanwhile
 */
record MatchingPlan(
        int subscriptions,
        int documents,
        int tried,
        int checked,
        int asked,
        Duration warmUp,
        Duration again,
        Duration time,
        int monitored,
        int changes) {
    static final MatchingPlan FULL = new MatchingPlan(
            1_000_000,
            2_000,
            10_000,
            25,
            4,
            Duration.ofSeconds(12),
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            5_000,
            5_000);

    static final MatchingPlan QUICK = new MatchingPlan(
            100_000,
            1_000,
            5_000,
            10,
            2,
            Duration.ofMillis(1_500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1_000,
            5_000);
}
