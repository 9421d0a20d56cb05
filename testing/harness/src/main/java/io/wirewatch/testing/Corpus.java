package io.wirewatch.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real releases, which are not part of the repository. {@code WIREWATCH_CORPUS} names their folder: a test that needs them
 * is skipped where it is unset, and fails where it names something that is not there.
 */
public final class Corpus {
    private static final String VARIABLE = "WIREWATCH_CORPUS";

    private Corpus() {}

    /**
     * A file or folder of the corpus.
     *
     * @param path where it lies below the corpus' folder
     * @throws AssertionError if the corpus is named but lacks it
     */
    public static Path path(String path) {
        return path(System.getenv(VARIABLE), path);
    }

    static Path path(String root, String path) {
        Assumptions.assumeTrue(
                root != null && !root.isBlank(), VARIABLE + " is not set: it names the folder of the corpus");
        Path found = Path.of(root).resolve(path);
        if (!Files.exists(found)) {
            throw new AssertionError(VARIABLE + " is set, but " + found + " is not there");
        }
        return found;
    }
}
