package io.wirewatch.formats.office;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Folders for what a worker puts on disk while it reads. */
final class Scratch {
    private static final Logger LOG = Logger.getLogger(Scratch.class.getName());

    private Scratch() {}

    /** Removes a folder and all in it; links are removed, not followed. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException cause) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // It lies in the folder for temporary files and holds nothing that is needed.
            LOG.log(Level.FINE, e, () -> "left behind: " + folder);
        }
    }
}
