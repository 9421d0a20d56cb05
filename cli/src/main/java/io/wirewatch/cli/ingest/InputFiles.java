package io.wirewatch.cli.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that are meant by paths: a folder means those in it, in order of name. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * The files of a path.
     *
     * @throws UnreadableInputException if a path leads nowhere
     */
    public static List<Path> of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new UnreadableInputException("is not there");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> walked = Files.walk(path)) {
            return new ArrayList<>(walked.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(path.relativize(file)))
                    .sorted()
                    .toList());
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** How many bytes they have together. */
    public static long size(List<Path> files) {
        return files.stream()
                .mapToLong(file -> {
                    try {
                        return Files.size(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .sum();
    }
}
