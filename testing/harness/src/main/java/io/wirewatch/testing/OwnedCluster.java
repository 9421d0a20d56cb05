package io.wirewatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A cluster in a temporary folder, which goes with it. JUnit closes it after the last test of its class. */
record OwnedCluster(WirewatchCluster cluster, Path folder) implements AutoCloseable {

    static OwnedCluster start() {
        try {
            Path folder = Files.createTempDirectory("wirewatch-test");
            return new OwnedCluster(WirewatchCluster.start(folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the test cluster did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test cluster started", e);
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        List<Path> paths;
        try (Stream<Path> walked = Files.walk(folder)) {
            paths = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
