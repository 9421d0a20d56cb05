package io.wirewatch.bench.rivals;

/**
 * How much is measured.
 *
 * @param rounds repetitions, each beside its peer; one more goes first and does not count
 * @param releases releases on the log
 */
record ReplayPlan(int rounds, int releases) {
    static final ReplayPlan FULL = new ReplayPlan(5, 1_000_000);
    static final ReplayPlan QUICK = new ReplayPlan(2, 60_000);

    /** The same with so many releases; null: as many as it has. */
    ReplayPlan with(Integer others) {
        return others == null ? this : new ReplayPlan(rounds, others);
    }
}
