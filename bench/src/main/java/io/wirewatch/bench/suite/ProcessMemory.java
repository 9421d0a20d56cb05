package io.wirewatch.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of a JVM, in MiB, as Linux and its own {@code jcmd} tell it. */
public final class ProcessMemory {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final double KIB_PER_MIB = 1024;

    private final long pid;

    ProcessMemory(long pid) {
        this.pid = pid;
    }

    /** What is resident now. */
    public double resident() throws IOException {
        return number(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status"))) / KIB_PER_MIB;
    }

    /** Threads of the system that it has now; virtual threads are none. */
    public int threads() throws IOException {
        return (int) number(THREADS, Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    /**
     * What is alive on the heap: a full collection, then the sum of what it left. Not of this process: it stands still
     * while it is counted, and could not read what is told.
     */
    public double liveHeap() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return live(histogram);
    }

    static double live(String histogram) throws IOException {
        return number(TOTAL, histogram) / KIB_PER_MIB / KIB_PER_MIB;
    }

    static double number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(
                    "no line like " + pattern + " in: " + text.lines().limit(5).toList());
        }
        return Double.parseDouble(matcher.group(1));
    }
}
