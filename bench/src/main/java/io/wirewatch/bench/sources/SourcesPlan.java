package io.wirewatch.bench.sources;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param sources how many, each on an address of its own; one in a hundred hangs, one in a hundred fails
 * @param interval between two polls of each
 * @param warmUp after the last was made, not counted
 * @param time counted
 * @param quick how many further sources are polled every 15 seconds
 * @param quickTime how long they publish
 */
record SourcesPlan(int sources, Duration interval, Duration warmUp, Duration time, int quick, Duration quickTime) {
    static final SourcesPlan FULL = new SourcesPlan(
            10_000, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), 200, Duration.ofMinutes(3));
    static final SourcesPlan QUICK = new SourcesPlan(
            1_000, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60), 50, Duration.ofSeconds(45));
}
