package io.wirewatch.bench.suite;

import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * Watches a suite work off releases, stage by stage: cleaning and extraction by what they have written, matching by what
 * it has committed of its input, since most releases give no alert.
 */
public final class Stages {
    private static final String MATCHING = "wirewatch-matching";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final LogOffsets offsets;
    private final long cleanedBefore;
    private final long taggedBefore;
    private final long matchedBefore;
    private final Progress cleaning = new Progress();
    private final Progress extraction = new Progress();
    private final Progress matching = new Progress();

    private Stages(LogOffsets offsets, long cleaned, long tagged, long matched) {
        this.offsets = offsets;
        this.cleanedBefore = cleaned;
        this.taggedBefore = tagged;
        this.matchedBefore = matched;
    }

    /** Counts from zero. */
    public static Stages fromNothing(LogOffsets offsets) {
        return new Stages(offsets, 0, 0, 0);
    }

    /** Counts from where the stages are now. */
    public static Stages fromNow(LogOffsets offsets) throws InterruptedException {
        return new Stages(
                offsets,
                offsets.written(Topics.RELEASES_CLEAN),
                offsets.written(Topics.RELEASES_MENTIONS),
                offsets.committed(MATCHING, Topics.RELEASES_MENTIONS));
    }

    /**
     * Looks now and then until so many releases went through all three.
     *
     * @param pushing what brings them; if it fails there is nothing to wait for
     */
    public void await(long releases, Future<?> pushing) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (look(); matching.done() < releases; look()) {
            if (pushing.state() == Future.State.FAILED) {
                throw new IllegalStateException("not all releases were pushed", pushing.exceptionNow());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("of " + releases + " releases " + matching.done()
                        + " were matched within " + PATIENCE + " (cleaned " + cleaning.done() + ", tagged "
                        + extraction.done() + ")");
            }
            Thread.sleep(LOOK);
        }
    }

    private void look() throws InterruptedException {
        matching.note(System.nanoTime(), offsets.committed(MATCHING, Topics.RELEASES_MENTIONS) - matchedBefore);
        extraction.note(System.nanoTime(), offsets.written(Topics.RELEASES_MENTIONS) - taggedBefore);
        cleaning.note(System.nanoTime(), offsets.written(Topics.RELEASES_CLEAN) - cleanedBefore);
    }

    /** The last look before the first release was cleaned. */
    public long begun() {
        return cleaning.begun();
    }

    /** Releases a second of each stage, by its name, while it did the middle eight tenths of so many. */
    public Map<String, Double> rates(long releases) {
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("cleaning", cleaning.rate(releases));
        rates.put("extraction", extraction.rate(releases));
        rates.put("matching", matching.rate(releases));
        return rates;
    }
}
