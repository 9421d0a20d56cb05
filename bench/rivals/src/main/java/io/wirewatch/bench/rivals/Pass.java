package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Latencies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;

/**
 * What one thread did in a stretch of time.
 *
 * @param documents how many it matched
 * @param cpu how long it ran
 * @param wall how long it took
 * @param latencies of each document
 * @param matches all together
 */
record Pass(int documents, Duration cpu, Duration wall, Latencies latencies, long matches) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MOST = 5_000_000;

    /** Matches the documents of a workload, round and round, until the time is over or so many are done. */
    static Pass over(Timed contestant, int documents, Duration time, int most) throws Exception {
        long[] latencies = new long[Math.min(most, MOST)];
        long matches = 0;
        int done = 0;
        long cpu = THREADS.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        long last = begin;
        while (done < latencies.length && last - begin < time.toNanos()) {
            matches += contestant.match(done % documents);
            long now = System.nanoTime();
            latencies[done++] = now - last;
            last = now;
        }
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        return new Pass(
                done,
                Duration.ofNanos(cpu),
                Duration.ofNanos(last - begin),
                Latencies.ofNanos(Arrays.stream(latencies, 0, done)),
                matches);
    }

    double perCpuSecond() {
        return documents * 1e9 / cpu.toNanos();
    }

    double perSecond() {
        return documents * 1e9 / wall.toNanos();
    }

    double microseconds(double percent) {
        return latencies.percentile(percent).toNanos() / 1e3;
    }
}
