package io.wirewatch.bench.rivals;

/**
 * How much is measured.
 *
 * @param rounds files that are imported beside the producer; one more goes first and does not count
 * @param releases in each of them
 * @param killed releases of the import that is killed
 * @param kills how often
 */
record ImportPlan(int rounds, int releases, int killed, int kills) {
    static final ImportPlan FULL = new ImportPlan(3, 150_000, 1_000_000, 8);
    static final ImportPlan QUICK = new ImportPlan(1, 20_000, 40_000, 2);
}
