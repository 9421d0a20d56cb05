package io.wirewatch.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A temporary folder, and the suites that were started in it: when this is closed, or the JVM ends, all are gone. */
public final class Workshop implements AutoCloseable {
    private final Launcher launcher;
    private final Path folder;
    private final List<SuiteProcess> suites = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::clear, "workshop");

    public Workshop(Launcher launcher) throws IOException {
        this.launcher = launcher;
        this.folder = Files.createTempDirectory("wirewatch-bench");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The data folder of an installation. */
    public Path data(String name) {
        return folder.resolve(name);
    }

    /** Starts a suite on a data folder and its broker on a free port. */
    public SuiteProcess start(String name) throws IOException {
        return start(name, 0);
    }

    /** Starts a suite on a data folder. */
    public SuiteProcess start(String name, int brokerPort) throws IOException {
        SuiteProcess suite = SuiteProcess.start(launcher, data(name), brokerPort);
        suites.add(suite);
        return suite;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        clear();
    }

    private void clear() {
        suites.forEach(SuiteProcess::close);
        delete(folder);
    }

    /** Deletes the data folder of an installation that does not run any more. */
    public void forget(String name) {
        delete(data(name));
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> walked = Files.walk(root)) {
            for (Path path : walked.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(root + " is left behind", e);
        }
    }
}
