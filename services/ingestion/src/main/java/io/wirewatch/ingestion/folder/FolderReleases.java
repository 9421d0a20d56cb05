package io.wirewatch.ingestion.folder;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileException;
import io.wirewatch.formats.file.FileKind;
import io.wirewatch.ingestion.folder.FolderMemory.Part;
import io.wirewatch.ingestion.folder.FolderMemory.Read;
import io.wirewatch.ingestion.folder.FolderScan.Stamp;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.Harvest;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The releases of a folder's files. A file that is one release is named by its path below the folder, a part of a file by
 * that and its own identity, a file in an archive by {@code archive!/path}. At most so much is read in one look.
 */
final class FolderReleases {
    private static final long MOST_READ = 64L * 1024 * 1024;
    private static final Document NOT_READ_AGAIN = null;

    private final PolledSource source;
    private final PollState state;
    private final FolderMemory memory;
    private final DocumentReader reader;
    private final Instant now;
    private final Instant historicalBefore;
    private final List<Timed> releases = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private long read;
    private boolean postponed;

    FolderReleases(PolledSource source, PollState state, FolderMemory memory, DocumentReader reader, Instant now) {
        this.source = source;
        this.state = state;
        this.memory = memory;
        this.reader = reader;
        this.now = now;
        this.historicalBefore = memory.historicalBefore(state.historicalBefore(source));
    }

    private record Timed(Candidate candidate, Instant modified) {}

    void add(Map<String, Stamp> files) throws InterruptedException {
        for (Map.Entry<String, Stamp> file : files.entrySet()) {
            add(file.getKey(), file.getValue());
        }
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

    private void add(String name, Stamp stamp) throws InterruptedException {
        Read known = memory.unchanged(name, stamp);
        if (known != null && known.parts().stream().allMatch(part -> state.hasSent(part.id(), part.hash()))) {
            // Nothing of it is sent again, so its text need not be read.
            known.parts().forEach(part -> add(part, NOT_READ_AGAIN, stamp));
            refusals.addAll(known.refusals());
        } else if (read > 0 && read + stamp.size() > MOST_READ) {
            postponed = true;
        } else {
            read(name, stamp);
        }
    }

    private void read(String name, Stamp stamp) throws InterruptedException {
        int room = FolderScan.MOST_FILES - releases.size();
        FileParts parts = new FileParts(name, room, MOST_READ);
        try {
            FolderFile file = new FolderFile(memory.root(), name, reader);
            FileKind kind = file.kind();
            if (kind.isConverted()) {
                converted(file, kind, stamp, parts);
            } else {
                try (InputStream in = file.open()) {
                    if (kind.isPacked()) {
                        reader.readPacked(name, in, parts.of(kind));
                    } else {
                        reader.read(kind, null, in, 0, parts.of(kind));
                    }
                }
                several(name, stamp, parts);
            }
        } catch (FileException e) {
            refuse(name, stamp, e.problem() == FileException.Problem.NOT_NOW, "“" + name + "” " + e.getMessage());
        } catch (FileParts.FullException e) {
            refuse(
                    name,
                    stamp,
                    false,
                    "“" + name + "” holds more than is left of the " + FolderScan.MOST_FILES
                            + " releases, or of the 64 MB in one file, that a folder source takes: push it with"
                            + " wirewatch ingest FILE --historical, or split it over several folders and sources.");
        } catch (IOException e) {
            refuse(
                    name,
                    stamp,
                    true,
                    "“" + name + "” could not be read (" + e.getMessage() + "): check it and its permissions.");
        }
        read += parts.bytes();
    }

    private void refuse(String name, Stamp stamp, boolean mayPass, String line) {
        refusals.add(line);
        if (!mayPass) {
            memory.remember(name, new Read(stamp, List.of(), List.of(line)));
        }
    }

    /** A PDF, say, is known by its bytes: what was sent need not be converted again, and a better converter sends nothing. */
    private void converted(FolderFile file, FileKind kind, Stamp stamp, FileParts parts)
            throws IOException, FileException, InterruptedException {
        byte[] bytes = file.bytes(FolderScan.MAX_CONVERTED);
        String hash = Ids.hashed("hsh", "file", Ids.sha256Hex(new String(bytes, StandardCharsets.ISO_8859_1)));
        Part part = new Part(file.name(), id(file.name()), hash);
        Document document = NOT_READ_AGAIN;
        if (!state.hasSent(part.id(), hash)) {
            reader.read(kind, null, new ByteArrayInputStream(bytes), 0, parts.of(kind));
            document = parts.found().getFirst().document();
        }
        memory.remember(file.name(), new Read(stamp, List.of(part), List.of()));
        add(part, document, stamp);
    }

    private void several(String name, Stamp stamp, FileParts parts) {
        List<Part> known = new ArrayList<>();
        List<String> lines = new ArrayList<>(parts.refusals());
        Set<String> ids = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (FileParts.Found found : parts.found()) {
            Document document = found.document();
            // What has no identity of its own is the file, even if an archive has two of that name.
            boolean isFirst = files.add(found.file()) || document.identity() == null;
            boolean isFile = isFirst && !found.kind().holdsSeveral();
            String identity = isFile ? found.file() : found.file() + "#" + document.identity();
            String id = id(identity);
            if (!ids.add(id)) {
                lines.add("“" + identity + "” is there twice; the first one counts: give each an identity of its own.");
                continue;
            }
            Candidate candidate = Candidate.of(release(id, document, stamp), identity);
            known.add(new Part(identity, id, candidate.hash()));
            releases.add(new Timed(candidate, stamp.modified().toInstant()));
        }
        refusals.addAll(lines);
        memory.remember(name, new Read(stamp, known, lines));
    }

    private String id(String identity) {
        return Ids.release(source.tenant(), source.id(), "id", identity);
    }

    private void add(Part part, Document document, Stamp stamp) {
        Candidate candidate = new Candidate(release(part.id(), document, stamp), part.identity(), part.hash());
        releases.add(new Timed(candidate, stamp.modified().toInstant()));
    }

    /** @param document null for what is on the log already: only its id and hash are looked at */
    private RawRelease release(String id, Document document, Stamp stamp) {
        boolean isOld = historicalBefore != null && stamp.modified().toInstant().isBefore(historicalBefore);
        Document told = document == null ? Document.EMPTY : document;
        return new RawRelease(
                id,
                source.id(),
                told.contentType(),
                told.charset(),
                told.body(),
                told.title(),
                told.url(),
                told.published(),
                told.language(),
                told.status() == Document.Status.WITHDRAWN,
                isOld || told.status() == Document.Status.HISTORICAL,
                now);
    }
}
