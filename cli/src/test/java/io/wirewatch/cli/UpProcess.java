package io.wirewatch.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code wirewatch up} as a process of its own, to be told to end or killed. */
final class UpProcess implements AutoCloseable {
    private static final String READY = "wirewatch is ready: ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader out;

    private UpProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it on a data folder and a free port; its log goes to a file beside the folder. */
    static UpProcess start(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WirewatchApplication.class.getName()));
        command.addAll(List.of("up", "--port", "0", "--data", data.toString()));
        return new UpProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("stderr.log").toFile()))
                .start());
    }

    /** The gateway's address, when it serves. */
    String awaitReady() throws IOException {
        String line = out.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new AssertionError("instead of being ready it said: " + line);
        }
        return line.substring(READY.length());
    }

    /** What it prints until it ends. */
    List<String> remainingOutput() {
        return out.lines().toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; how long it took to end. */
    Duration end() throws InterruptedException {
        long begun = System.nanoTime();
        // Process.destroy would close the pipe of its output as well, before what it says at its end is read.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end within " + PATIENCE);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
