package io.wirewatch.bench.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far a stage was at which moment, as seen by looking now and then. */
public final class Progress {
    private final List<Look> looks = new ArrayList<>();

    /**
     * A look.
     *
     * @param moment of it, as {@link System#nanoTime} tells it
     * @param done how many records the stage was done with
     */
    private record Look(long moment, long done) {}

    /** Notes a look; later ones have later moments and at least as many done. */
    public void note(long moment, long done) {
        looks.add(new Look(moment, done));
    }

    /** The last moment at which nothing was done. */
    public long begun() {
        return looks.stream()
                .filter(look -> look.done == 0)
                .mapToLong(Look::moment)
                .max()
                .orElseThrow(() -> new IllegalStateException("it had begun before the first look"));
    }

    /** How many were done at the last look. */
    public long done() {
        return looks.isEmpty() ? 0 : looks.getLast().done;
    }

    /**
     * Records a second while a stage did the middle eight tenths of its work: how it gets going and how it trickles out
     * are left out.
     *
     * @param total records of the whole work
     */
    public double rate(long total) {
        double from = moment(total * 0.1);
        double to = moment(total * 0.9);
        return total * 0.8 * Duration.ofSeconds(1).toNanos() / (to - from);
    }

    /** When so much was done; between two looks, in proportion. */
    private double moment(double done) {
        for (int i = 0; i < looks.size(); i++) {
            Look after = looks.get(i);
            if (after.done >= done) {
                Look before = i == 0 ? after : looks.get(i - 1);
                double share = after.done == before.done ? 1 : (done - before.done) / (after.done - before.done);
                return before.moment + share * (after.moment - before.moment);
            }
        }
        throw new IllegalStateException("only " + done() + " were done, not " + done);
    }
}
