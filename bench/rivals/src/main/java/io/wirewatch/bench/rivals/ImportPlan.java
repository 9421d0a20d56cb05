package io.wirewatch.bench.rivals;

/**
 * How much is measured.
 *
 * @param rounds files that are imported beside the producers
 * @param releases in each of them
 * @param warming releases of the one that goes first and does not count
 * @param killed releases of the import that is killed
 * @param kills how often
 */
record ImportPlan(int rounds, int releases, int warming, int killed, int kills) {
    static final ImportPlan FULL = new ImportPlan(3, 1_000_000, 200_000, 1_000_000, 8);
    static final ImportPlan QUICK = new ImportPlan(1, 100_000, 50_000, 40_000, 2);
}
