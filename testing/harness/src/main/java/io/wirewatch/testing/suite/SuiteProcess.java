package io.wirewatch.testing.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wirewatch up} as a process, in a data folder that may be used again by the next one. Targets on loopback are
 * allowed, so a test's own receiver can be an endpoint.
 */
public final class SuiteProcess implements AutoCloseable {
    /** What runs. */
    public static final String MAIN = "io.wirewatch.cli.WirewatchApplication";

    /**
     * The JVM of a suite in tests: quick to start, small. The first that ends in peace leaves its classes for those behind
     * it, which start with two thirds of the work; where it cannot, they start as they would have.
     */
    public static final List<String> QUICK_START = List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=target/suite.jsa",
            "-Xlog:cds*=off,aot*=off",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final String READY = "wirewatch is ready: ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path data;
    private final JavaProcess process;
    private Rest rest;

    private SuiteProcess(Path data, JavaProcess process) {
        this.data = data;
        this.process = process;
    }

    /** Starts a suite and waits until it is ready. */
    public static SuiteProcess start(Path data, String... more) {
        SuiteProcess suite = launch(data, QUICK_START, more);
        try {
            suite.awaitReady();
            return suite;
        } catch (AssertionError e) {
            suite.close();
            throw e;
        }
    }

    /**
     * Starts a suite and returns at once.
     *
     * @param options of the JVM
     * @param more arguments of {@code up}; without {@code --port} it takes a free one
     */
    public static SuiteProcess launch(Path data, List<String> options, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", data.toString(), "--allow-targets", "127.0.0.0/8"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        Path errors = data.resolveSibling(data.getFileName() + ".stderr.log");
        return new SuiteProcess(data, JavaProcess.start(errors, options, MAIN, arguments));
    }

    /** Waits for the ready line. */
    public SuiteProcess awaitReady() {
        String line = process.awaitLine(text -> text.startsWith(READY), PATIENCE);
        rest = new Rest(URI.create(line.substring(READY.length()).strip()));
        return this;
    }

    /** Whether the ready line has come. */
    public boolean isReady() {
        return process.lines().stream().anyMatch(line -> line.startsWith(READY));
    }

    /** The gateway. */
    public Rest rest() {
        return rest;
    }

    /** The process. */
    public JavaProcess process() {
        return process;
    }

    /** Where Kafka clients connect. */
    public String broker() {
        return address("broker");
    }

    /** The schema registry. */
    public URI registry() {
        return URI.create(address("registry"));
    }

    private String address(String name) {
        try {
            JsonNode addresses = Rest.JSON.readTree(Files.readString(data.resolve("suite.json")));
            return addresses.path(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException("a suite that is ready says where it is in suite.json", e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
