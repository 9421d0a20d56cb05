package io.wirewatch.bench.entities;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param releases that are read round and round
 * @param warmUp of each engine, not counted
 * @param time of each engine in a round
 * @param rounds in which the engines take turns
 */
record EntitiesPlan(int releases, Duration warmUp, Duration time, int rounds) {
    static final EntitiesPlan FULL = new EntitiesPlan(300, Duration.ofSeconds(20), Duration.ofSeconds(8), 5);
    static final EntitiesPlan QUICK = new EntitiesPlan(60, Duration.ofSeconds(5), Duration.ofSeconds(3), 3);
}
