package io.wirewatch.ingestion.folder;

import io.wirewatch.ingestion.folder.FolderScan.Stamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of the files of one folder without reading them again. */
final class FolderMemory {
    private final Path root;
    private final Map<String, Read> files = new ConcurrentHashMap<>();
    private volatile Instant historicalBefore;

    FolderMemory(Path root) {
        this.root = root;
    }

    /**
     * What a file held.
     *
     * @param parts its releases
     * @param refusals a line for each part that is none
     */
    record Read(Stamp stamp, List<Part> parts, List<String> refusals) {
        Read {
            parts = List.copyOf(parts);
            refusals = List.copyOf(refusals);
        }
    }

    /** A release of a file, by its id and the hash of what is sent on. */
    record Part(String identity, String id, String hash) {}

    boolean isOf(Path folder) {
        return root.equals(folder);
    }

    Path root() {
        return root;
    }

    void remember(String name, Read read) {
        files.put(name, read);
    }

    /** Files that are not there any more are forgotten. */
    void keepOnly(Set<String> names) {
        files.keySet().retainAll(names);
    }

    boolean isUnchanged(String name, Stamp stamp) {
        return unchanged(name, stamp) != null;
    }

    /** What a file held that did not change since it was read; null where it did. */
    Read unchanged(String name, Stamp stamp) {
        Read read = files.get(name);
        return read != null && read.stamp().equals(stamp) ? read : null;
    }

    /** The first reading goes on over several looks where there is much to read. */
    Instant historicalBefore(Instant first) {
        return first == null ? historicalBefore : first;
    }

    void firstReadingGoesOn(Instant before) {
        historicalBefore = before;
    }
}
