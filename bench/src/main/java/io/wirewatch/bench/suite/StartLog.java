package io.wirewatch.bench.suite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a start spent its time: the line that a suite logs when it is ready. */
public final class StartLog {
    private static final String MARK = "suite is ready: ";
    private static final Pattern LAP = Pattern.compile("(\\w+)=(\\d+)ms");

    private StartLog() {}

    /**
     * The laps by name, as logged; {@code total} is among them.
     *
     * @throws IllegalArgumentException if no line tells them
     */
    public static Map<String, Duration> laps(List<String> log) {
        String line = log.stream()
                .filter(one -> one.contains(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line of the log says \"" + MARK.strip() + "\""));
        Map<String, Duration> laps = new LinkedHashMap<>();
        Matcher matcher = LAP.matcher(line.substring(line.indexOf(MARK)));
        while (matcher.find()) {
            laps.put(matcher.group(1), Duration.ofMillis(Long.parseLong(matcher.group(2))));
        }
        return laps;
    }
}
