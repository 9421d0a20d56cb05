package io.wirewatch.ingestion.folder;

import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.ingestion.folder.FolderScan.Stamp;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a folder. A file is taken when it did not change between two looks that are {@code settle} apart, or has not for
 * long; one that is still being written is left for the next look.
 */
public final class FolderSource implements SourceReader {
    /** Bytes that may come out of a packed file: as many as a file may have that is read as it comes. */
    public static final long MOST_UNPACKED = FolderScan.MAX_STREAMED;

    private static final Duration LONG_UNCHANGED = Duration.ofSeconds(10);

    private final List<Path> roots;
    private final Duration settle;
    private final DocumentReader reader;
    /** By source, what is known of its files without reading them. Lost with the process: then all are read once. */
    private final Map<String, FolderMemory> memories = new ConcurrentHashMap<>();

    /**
     * @param roots folders that sources must lie in; empty: any
     * @param settle time between the two looks
     */
    public FolderSource(List<Path> roots, Duration settle, DocumentReader reader) {
        this.roots = List.copyOf(roots);
        this.settle = settle;
        this.reader = reader;
    }

    @Override
    public Harvest read(PolledSource source, PollState state, Instant now)
            throws SourceException, InterruptedException {
        Path root = root(source);
        FolderMemory memory = memories.compute(
                source.id(), (id, known) -> known != null && known.isOf(root) ? known : new FolderMemory(root));
        try {
            FolderScan scan = FolderScan.of(root);
            Map<String, Stamp> complete = complete(root, scan, memory, now);
            FolderReleases releases = new FolderReleases(source, state, memory, reader, now);
            releases.add(complete);
            memory.keepOnly(scan.files().keySet());
            return releases.harvest(
                    scan.refusals(), complete.size() < scan.files().size());
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    private Path root(PolledSource source) throws SourceException {
        try {
            Path given = Path.of(source.url());
            if (!given.isAbsolute()) {
                throw new SourceException("“" + source.url() + "” is no absolute path. Give one that begins with /.");
            }
            Path root = given.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new SourceException(root + " is a file. Give the folder it lies in.");
            }
            if (!roots.isEmpty() && roots.stream().noneMatch(root::startsWith)) {
                throw new SourceException(root + " lies in none of the folders that the operator allows"
                        + " (wirewatch.ingestion.folder-roots).");
            }
            return root;
        } catch (InvalidPathException e) {
            throw new SourceException(
                    "“" + source.url() + "” is no path. Give an absolute one, such as /srv/releases.", e);
        } catch (IOException e) {
            throw unreadable(Path.of(source.url()), e);
        }
    }

    private static SourceException unreadable(Path folder, IOException e) {
        return new SourceException(
                "The folder " + folder + " cannot be read (" + e.getClass().getSimpleName()
                        + "). Check that it is there and that this process may read it.",
                e);
    }

    /** The files that are written whole, as far as can be seen from outside. */
    private Map<String, Stamp> complete(Path root, FolderScan scan, FolderMemory memory, Instant now)
            throws IOException, InterruptedException {
        Map<String, Stamp> complete = new TreeMap<>(scan.files());
        if (!complete.entrySet().removeIf(file -> !isSettled(file, memory, now))) {
            return complete;
        }
        Thread.sleep(settle);
        FolderScan.of(root).files().forEach((name, stamp) -> {
            if (stamp.equals(scan.files().get(name))) {
                complete.put(name, stamp);
            }
        });
        return complete;
    }

    private static boolean isSettled(Map.Entry<String, Stamp> file, FolderMemory memory, Instant now) {
        Instant modified = file.getValue().modified().toInstant();
        return memory.isUnchanged(file.getKey(), file.getValue())
                || modified.plus(LONG_UNCHANGED).isBefore(now);
    }
}
