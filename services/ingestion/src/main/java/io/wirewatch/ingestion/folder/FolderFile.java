package io.wirewatch.ingestion.folder;

import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileException;
import io.wirewatch.formats.file.FileKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file below a folder, opened anew for each reading; nothing on the way to it may have become a link meanwhile. */
final class FolderFile {
    private final Path root;
    private final String name;
    private final DocumentReader reader;

    FolderFile(Path root, String name, DocumentReader reader) {
        this.root = root;
        this.name = name;
        this.reader = reader;
    }

    String name() {
        return name;
    }

    FileKind kind() throws IOException, FileException {
        try (BufferedInputStream in = new BufferedInputStream(open())) {
            return reader.kind(name, null, in);
        }
    }

    byte[] bytes(int most) throws IOException {
        try (InputStream in = open()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("it grew beyond " + most / (1024 * 1024) + " MB");
            }
            return bytes;
        }
    }

    InputStream open() throws IOException {
        Path file = root.resolve(name);
        if (!file.toRealPath(LinkOption.NOFOLLOW_LINKS).equals(file)
                || !file.toRealPath().equals(file)) {
            throw new IOException("it leads out of the folder");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
}
