package io.wirewatch.bench.suite;

import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.suite.SuiteFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code wirewatch up} as a process of its own on a data folder, timed from the moment it was asked to start. */
public final class SuiteProcess implements AutoCloseable {
    private static final String READY = "wirewatch is ready: ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JVM_FLAGS = "WIREWATCH_JAVA_OPTS";
    private static final String LOOPBACK = "127.0.0.0/8";

    private final Process process;
    private final Path data;
    private final Path log;
    private final long begun;
    private URI url;

    private SuiteProcess(Process process, Path data, Path log, long begun) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.begun = begun;
    }

    /**
     * Starts one on a free port.
     *
     * @param brokerPort where its broker listens; 0 for a free port
     */
    static SuiteProcess start(Launcher launcher, Path data, int brokerPort) throws IOException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(launcher.with(List.of(
                "up", "--port=0", "--broker-port=" + brokerPort, "--data=" + data, "--allow-targets=" + LOOPBACK)));
        // What the caller's shell says of another installation is not meant for this one; flags of the JVM are.
        builder.environment().keySet().removeIf(name -> name.startsWith("WIREWATCH_") && !name.equals(JVM_FLAGS));
        builder.redirectError(log.toFile());
        long begun = System.nanoTime();
        return new SuiteProcess(builder.start(), data, log, begun);
    }

    /** Waits for the line that says it serves; how long that took from the start of the process. */
    public Duration awaitReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        // A JVM that records or logs tells so on standard output before anything else.
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        Duration taken = age();
        if (line == null) {
            throw new IOException("the suite ended before it was ready:\n" + Files.readString(log));
        }
        url = URI.create(line.substring(READY.length()));
        return taken;
    }

    /** How long ago it was asked to start. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Time that it has spent on cores, all threads together. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Where it can be reached, once it is ready. */
    public SuiteFile addresses() throws IOException {
        return SuiteFile.read(data).orElseThrow(() -> new IOException("no suite runs in " + data));
    }

    /** Its REST API, once it is ready. */
    public Gateway gateway() {
        return new Gateway(url);
    }

    /** Its memory. */
    public ProcessMemory memory() {
        return new ProcessMemory(process.pid());
    }

    /** What it wrote to standard error since its start. */
    public List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    /** Kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and kill -9 if that does not help. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
