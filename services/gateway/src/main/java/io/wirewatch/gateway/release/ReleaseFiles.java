package io.wirewatch.gateway.release;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.DocumentSink;
import io.wirewatch.formats.file.FileException;
import io.wirewatch.formats.file.FileKind;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Releases in a file that is pushed: all of it is read before any of it is sent to the log. */
final class ReleaseFiles {
    static final String MBOX = "application/mbox";
    static final String MAIL = "message/rfc822";
    static final String PDF = "application/pdf";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String DOC = "application/msword";
    static final String ODT = "application/vnd.oasis.opendocument.text";
    static final String RTF = "application/rtf";
    static final String ZIP = "application/zip";
    static final String TAR = "application/x-tar";
    static final String GZIP = "application/gzip";
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";

    /** What a push may be of, for sentences. */
    static final String TAKEN = "application/json, application/x-ndjson, "
            + String.join(", ", TEXT, HTML, MAIL, MBOX, PDF, DOCX, DOC, ODT, RTF, ZIP, TAR, GZIP);

    private static final Set<FileKind> KINDS = Set.of(
            FileKind.TEXT,
            FileKind.HTML,
            FileKind.MAIL,
            FileKind.MBOX,
            FileKind.PDF,
            FileKind.DOCX,
            FileKind.DOC,
            FileKind.ODT,
            FileKind.RTF);
    private static final int MOST = 1_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final DocumentReader reader;
    private final ReleaseIntake intake;

    ReleaseFiles(DocumentReader reader, ReleaseIntake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    /**
     * What became of a file.
     *
     * @param isOne whether it is one release, and all of the file
     */
    record Outcome(boolean isOne, ReleaseBatch.Outcome batch) {}

    /**
     * Takes a file in.
     *
     * @throws ProblemException if nothing of it can be read, or the log takes no more
     */
    Outcome take(byte[] file, String mediaType, FilePush push) {
        try (BufferedInputStream in = new BufferedInputStream(new ByteArrayInputStream(file))) {
            FileKind kind = reader.kind(null, mediaType, in);
            Parts parts = new Parts(push);
            if (kind.isPacked()) {
                reader.readPacked(null, in, parts);
            } else if (KINDS.contains(kind)) {
                reader.read(kind, mediaType, in, 0, parts.within("", kind));
            } else {
                throw unknown("The file is none of these");
            }
            return new Outcome(parts.isOne && parts.told == 1, send(parts));
        } catch (FileException e) {
            intake.refuse();
            throw problem(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy("The gateway stops. Send the request again.");
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
    }

    private ReleaseBatch.Outcome send(Parts parts) {
        List<ReleaseIntake.Taken> taken =
                parts.records.stream().map(intake::send).toList();
        List<ReleaseBatch.Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            accepted.add(
                    new ReleaseBatch.Accepted(parts.indices.get(i), taken.get(i).await()));
        }
        return new ReleaseBatch.Outcome(accepted, parts.refused);
    }

    private static ProblemException problem(FileException e) {
        String detail = "The file " + e.getMessage();
        return switch (e.problem()) {
            case UNKNOWN_KIND -> unknown(detail);
            case TOO_LARGE -> ProblemException.tooLarge(detail);
            case EMPTY, UNREADABLE -> ProblemException.badRequest(detail);
            case NOT_NOW -> ProblemException.busy(detail);
        };
    }

    private static ProblemException unknown(String detail) {
        return ProblemException.of(
                415, Problem.Kind.MEDIA, detail + (detail.endsWith(".") ? "" : ".") + " A push may be " + TAKEN + ".");
    }

    /** Collects what the file holds, up to what one answer can tell and memory hold. */
    private final class Parts implements DocumentSink {
        private final FilePush push;
        private final List<RawRelease> records = new ArrayList<>();
        private final List<Integer> indices = new ArrayList<>();
        private final List<ReleaseBatch.Refused> refused = new ArrayList<>();
        private long bytes;
        private int told;
        private boolean isOne;

        private Parts(FilePush push) {
            this.push = push;
        }

        @Override
        public DocumentSink within(String place, FileKind kind) throws FileException {
            if (!KINDS.contains(kind)) {
                throw new FileException(
                        FileException.Problem.UNKNOWN_KIND,
                        "is of a kind that is not taken in a packed file: push it alone, JSON with Content-Encoding: gzip, or"
                                + " use wirewatch ingest.");
            }
            isOne = place.isEmpty() && !kind.holdsSeveral();
            return new InnerParts(this, place, kind);
        }

        @Override
        public void document(Document document) {
            throw new IllegalStateException("a document is in a file of some kind");
        }

        private void add(Document document, FileIdentity identity) {
            indices.add(next());
            records.add(intake.record(document, identity, push.historical()));
            bytes += document.body().length;
            if (bytes > MOST_BYTES) {
                throw tooMany("64 MB of text");
            }
        }

        @Override
        public void refused(String part, String reason) {
            intake.refuse();
            refused.add(new ReleaseBatch.Refused(next(), 400, "“" + part + "” " + reason));
        }

        private int next() {
            if (told == MOST) {
                throw tooMany(MOST + " releases");
            }
            return told++;
        }

        private ProblemException tooMany(String what) {
            return ProblemException.tooLarge("A file may hold " + what
                    + ". Push it with wirewatch ingest, which takes files of any size, or split it.");
        }
    }

    /** Collects what one file holds: all of it, or a member of an archive. */
    private static final class InnerParts implements DocumentSink {
        private final Parts parts;
        private final String place;
        private final FileKind kind;
        private boolean isBegun;

        private InnerParts(Parts parts, String place, FileKind kind) {
            this.parts = parts;
            this.place = place;
            this.kind = kind;
        }

        @Override
        public void document(Document document) {
            boolean isFile = !isBegun && !kind.holdsSeveral();
            isBegun = true;
            parts.add(document, parts.push.identity(place, document, isFile));
        }

        @Override
        public void refused(String part, String reason) {
            parts.refused(place.isEmpty() ? part : place.substring(2) + "”, “" + part, reason);
        }
    }
}
