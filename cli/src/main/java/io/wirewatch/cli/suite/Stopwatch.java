package io.wirewatch.cli.suite;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Where the time of a start goes. */
final class Stopwatch {
    private final long begun = System.nanoTime();
    private final Map<String, Duration> laps = new ConcurrentHashMap<>();

    /** Runs a step and notes how long it took. */
    <T> T time(String step, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        try {
            return work.call();
        } finally {
            laps.put(step, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Override
    public String toString() {
        String steps = laps.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lap -> lap.getKey() + "=" + lap.getValue().toMillis() + "ms")
                .collect(Collectors.joining(" "));
        return "total=" + Duration.ofNanos(System.nanoTime() - begun).toMillis() + "ms " + steps;
    }
}
