package io.wirewatch.bench.rivals;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param aliases of all actors together
 * @param documents tagged round and round
 * @param warmUp of each contestant, not counted
 * @param time of each contestant in a round
 * @param rounds in turn
 */
record TaggingPlan(int aliases, int documents, Duration warmUp, Duration time, int rounds) {
    static final TaggingPlan FULL = new TaggingPlan(100_000, 1_000, Duration.ofSeconds(12), Duration.ofSeconds(6), 5);
    static final TaggingPlan QUICK = new TaggingPlan(100_000, 300, Duration.ofSeconds(2), Duration.ofSeconds(1), 2);
}
