package io.wirewatch.bench.rivals;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds repetitions, each beside its peer; one more goes first and does not count
 * @param releases releases on the log
 * @param slice how long releases come in at a time
 * @param kills how often a suite is killed
 */
record ReplayPlan(int rounds, int releases, Duration slice, int kills) {
    static final ReplayPlan FULL = new ReplayPlan(5, 1_000_000, Duration.ofSeconds(20), 20);
    static final ReplayPlan QUICK = new ReplayPlan(2, 60_000, Duration.ofSeconds(5), 3);

    /** Of what is on the log of a whole suite. */
    private static final int PART = 3;

    /** The same with so many releases; null: as many as it has. */
    ReplayPlan with(Integer others) {
        return others == null ? this : new ReplayPlan(rounds, others, slice, kills);
    }

    /** Releases on the log of a whole suite. */
    int besideReleases() {
        return releases / PART;
    }
}
