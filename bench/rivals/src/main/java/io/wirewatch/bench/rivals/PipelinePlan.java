package io.wirewatch.bench.rivals;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param subscriptions calm ones
 * @param aliases of all actors together
 * @param documents pages, read round and round
 * @param checked documents in which both must find the same
 * @param warmUp of each contestant and stage, not counted
 * @param time of each in a round
 * @param rounds in turn
 */
record PipelinePlan(
        int subscriptions, int aliases, int documents, int checked, Duration warmUp, Duration time, int rounds) {
    static final PipelinePlan FULL =
            new PipelinePlan(1_000_000, 100_000, 1_000, 50, Duration.ofSeconds(10), Duration.ofSeconds(5), 5);
    static final PipelinePlan QUICK =
            new PipelinePlan(100_000, 100_000, 300, 20, Duration.ofSeconds(2), Duration.ofSeconds(1), 2);
}
