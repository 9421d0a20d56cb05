package io.wirewatch.bench.rivals;

/**
 * How much is measured.
 *
 * @param subscriptions on the log
 * @param releases that each round matches
 * @param alerts that are raised
 * @param rounds of each contestant, in turn; the first warms up and does not count
 */
record StreamsPlan(int subscriptions, int releases, int alerts, int rounds) {
    static final StreamsPlan FULL = new StreamsPlan(1_000_000, 80_000, 1_000_000, 4);
    static final StreamsPlan QUICK = new StreamsPlan(100_000, 20_000, 50_000, 2);
}
