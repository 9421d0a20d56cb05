package io.wirewatch.ingestion.folder;

import io.wirewatch.ingestion.folder.FolderScan.Stamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of the files of one folder without reading them again. */
final class FolderMemory {
    private final Path root;
    private final Map<String, Read> files = new ConcurrentHashMap<>();
    private volatile Instant historicalBefore;

    FolderMemory(Path root) {
        this.root = root;
    }

    private record Read(Stamp stamp, String hash) {}

    boolean isOf(Path folder) {
        return root.equals(folder);
    }

    Path root() {
        return root;
    }

    void remember(String name, Stamp stamp, String hash) {
        files.put(name, new Read(stamp, hash));
    }

    boolean isUnchanged(String name, Stamp stamp) {
        Read read = files.get(name);
        return read != null && read.stamp().equals(stamp);
    }

    /** The hash of a file that did not change since it was read; null where it did. */
    String hash(String name, Stamp stamp) {
        return isUnchanged(name, stamp) ? files.get(name).hash() : null;
    }

    /** The first reading goes on over several looks where there is much to read. */
    Instant historicalBefore(Instant first) {
        return first == null ? historicalBefore : first;
    }

    void firstReadingGoesOn(Instant before) {
        historicalBefore = before;
    }
}
