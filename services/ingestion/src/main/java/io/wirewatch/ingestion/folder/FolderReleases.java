package io.wirewatch.ingestion.folder;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.folder.FolderScan.Stamp;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The releases of a folder's files, each named by its path below the folder. At most so much is read in one look. */
final class FolderReleases {
    private static final long MOST_READ = 64L * 1024 * 1024;

    private final PolledSource source;
    private final PollState state;
    private final FolderMemory memory;
    private final Instant now;
    private final Instant historicalBefore;
    private final List<Timed> releases = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private long read;
    private boolean postponed;

    FolderReleases(PolledSource source, PollState state, FolderMemory memory, Instant now) {
        this.source = source;
        this.state = state;
        this.memory = memory;
        this.now = now;
        this.historicalBefore = memory.historicalBefore(state.historicalBefore(source));
    }

    private record Timed(Candidate candidate, Instant modified) {}

    void add(Map<String, Stamp> files) {
        files.forEach(this::add);
        memory.firstReadingGoesOn(postponed ? historicalBefore : null);
    }

    /** Oldest file first. */
    Harvest harvest(List<String> refusedByScan, boolean incomplete) {
        List<Candidate> candidates = releases.stream()
                .sorted(Comparator.comparing(Timed::modified))
                .map(Timed::candidate)
                .toList();
        List<String> all = new ArrayList<>(refusedByScan);
        all.addAll(refusals);
        return new Harvest(false, null, null, candidates, all, all.size(), incomplete || postponed);
    }

    private void add(String name, Stamp stamp) {
        String id = Ids.release(source.tenant(), source.id(), "id", name);
        String known = memory.hash(name, stamp);
        Instant modified = stamp.modified().toInstant();
        if (known != null && state.hasSent(id, known)) {
            // It is not sent again, so its text need not be read.
            releases.add(new Timed(new Candidate(release(id, name, new byte[0], modified), name, known), modified));
        } else if (read > 0 && read + stamp.size() > MOST_READ) {
            postponed = true;
        } else {
            read(id, name, stamp);
        }
    }

    private void read(String id, String name, Stamp stamp) {
        try {
            byte[] body = bytes(name);
            read += body.length;
            Instant modified = stamp.modified().toInstant();
            Candidate candidate = Candidate.of(release(id, name, body, modified), name);
            memory.remember(name, stamp, candidate.hash());
            releases.add(new Timed(candidate, modified));
        } catch (IOException e) {
            refusals.add("“" + name + "” could not be read (" + e.getMessage() + "): check it and its permissions.");
        }
    }

    /** A folder on the way may have become a link since the look. */
    private byte[] bytes(String name) throws IOException {
        Path file = memory.root().resolve(name);
        if (!file.toRealPath(LinkOption.NOFOLLOW_LINKS).equals(file)
                || !file.toRealPath().equals(file)) {
            throw new IOException("it leads out of the folder");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] body = in.readNBytes((int) FolderScan.MAX_BYTES + 1);
            if (body.length > FolderScan.MAX_BYTES) {
                throw new IOException("it grew beyond 5 MB");
            }
            return body;
        }
    }

    private RawRelease release(String id, String name, byte[] body, Instant modified) {
        boolean historical = historicalBefore != null && modified.isBefore(historicalBefore);
        return new RawRelease(
                id,
                source.id(),
                FolderScan.contentType(name),
                null,
                body,
                null,
                null,
                null,
                null,
                false,
                historical,
                now);
    }
}
