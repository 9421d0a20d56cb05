package io.wirewatch.bench.stories;

/**
 * How much is measured.
 *
 * @param texts how many stories the horizon holds
 * @param releases how many are decided then, in each round
 * @param rounds how often
 */
record StoriesPlan(int texts, int releases, int rounds) {
    static final StoriesPlan FULL = new StoriesPlan(1_000_000, 10_000, 5);
    static final StoriesPlan QUICK = new StoriesPlan(20_000, 1_000, 2);
}
