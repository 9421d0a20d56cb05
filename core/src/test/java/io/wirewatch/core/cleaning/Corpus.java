package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The corpus that the environment variable {@code WIREWATCH_CORPUS} names; tests that need it are skipped where it is not set. */
public final class Corpus {
    private Corpus() {}

    public static Path path(String name) {
        String folder = System.getenv("WIREWATCH_CORPUS");
        assumeTrue(folder != null, "WIREWATCH_CORPUS is not set");
        Path path = Path.of(folder, name);
        assertThat(path).exists();
        return path;
    }

    public static String text(String name) {
        return read(path(name));
    }

    public static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
