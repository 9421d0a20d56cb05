package io.wirewatch.bench.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the figures were taken on. */
public final class Machine {
    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");
    private static final double KIB_PER_GIB = 1024 * 1024;

    private Machine() {}

    /** Cores and memory: {@code 2 cores, 24 GiB}. */
    public static String describe() throws IOException {
        double total = ProcessMemory.number(TOTAL, Files.readString(Path.of("/proc/meminfo")));
        // The kernel keeps some of a machine's memory to itself.
        long gib = (long) Math.ceil(total / KIB_PER_GIB);
        return Runtime.getRuntime().availableProcessors() + " cores, " + gib + " GiB";
    }

    /** How many threads wanted to run, on average over the last minute. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
