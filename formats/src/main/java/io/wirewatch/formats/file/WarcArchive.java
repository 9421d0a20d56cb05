package io.wirewatch.formats.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResponse;

/**
 * The pages, texts, documents and feeds of a web archive, named by their addresses: what servers answered with status
 * 200. Pictures, styles, programs and the like are passed over.
 */
final class WarcArchive {
    private static final int OK = 200;
    private static final Set<FileKind> TAKEN = Set.of(
            FileKind.HTML,
            FileKind.TEXT,
            FileKind.PDF,
            FileKind.DOCX,
            FileKind.DOC,
            FileKind.ODT,
            FileKind.RTF,
            FileKind.FEED);
    private static final String CURE = ": fetch the archive anew, or go without it.";

    private final FileLimits limits;
    private final SingleFile files;
    private final DocumentSink sink;
    private boolean isSound;

    WarcArchive(FileLimits limits, SingleFile files, DocumentSink sink) {
        this.limits = limits;
        this.files = files;
        this.sink = sink;
    }

    /** @param position where the stream begins in the file: there, or at the beginning of a record */
    void read(InputStream in, long position) throws IOException, InterruptedException {
        Rewind raw = new Rewind(in, position, limits.whole());
        raw.mark();
        boolean isPacked = raw.read() == 0x1f;
        raw.rewind(position);
        GzipMembers members = isPacked ? GzipMembers.ofRecords(raw) : null;
        WarcRecords records = new WarcRecords(isPacked ? new Rewind(members, 0, limits.whole()) : raw, limits.whole());
        while (next(records)) {
            long reached = isPacked ? members.startOf(records.position()) : records.position();
            // Behind a faulty record the next one is looked for from its beginning: where that is, is not known yet.
            if (isSound && reached >= 0) {
                sink.reached(reached);
            }
        }
    }

    private boolean next(WarcRecords records) throws IOException, InterruptedException {
        isSound = false;
        try {
            byte[] record = records.next();
            isSound = true;
            if (record != null && record.length > 0) {
                response(record, records.start());
            }
            return record != null;
        } catch (WarcRecords.FaultException e) {
            sink.refused(name(records.start()), e.getMessage() + CURE);
        } catch (GzipMembers.DamageException e) {
            sink.refused(name(records.start()), "is damaged (" + e.getMessage() + ")" + CURE);
        }
        return true;
    }

    private static String name(long start) {
        return "the record at byte " + start;
    }

    /** What a server answered. */
    private record Answer(String address, String mediaType, byte[] body) {}

    private void response(byte[] record, long start) throws InterruptedException {
        Answer answer;
        try {
            answer = answer(record);
        } catch (IOException | RuntimeException e) {
            // Headers that are not as they must be are answered with exceptions of all sorts.
            sink.refused(name(start), "is damaged (" + e.getMessage() + ")" + CURE);
            return;
        }
        FileKind kind = answer == null ? null : kind(answer);
        if (kind == null) {
            return;
        }
        try {
            tell(kind, answer);
        } catch (FileException e) {
            sink.refused(answer.address(), e.getMessage());
        }
    }

    /** Null where it holds no page. */
    private Answer answer(byte[] record) throws IOException {
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(record))) {
            if (!(reader.next().orElse(null) instanceof WarcResponse response) || !isWeb(response.target())) {
                return null;
            }
            HttpResponse http = response.http();
            if (http.status() != OK) {
                return null;
            }
            byte[] body = http.bodyDecoded().stream().readNBytes(limits.whole() + 1);
            return new Answer(
                    response.target(), http.headers().first("Content-Type").orElse(null), body);
        }
    }

    private static boolean isWeb(String address) {
        if (address == null || !address.matches("(?i)https?://.{1,4000}")) {
            return false;
        }
        try {
            return URI.create(address).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void tell(FileKind kind, Answer answer) throws FileException, InterruptedException {
        if (answer.body().length > limits.whole()) {
            throw new FileException(FileException.Problem.TOO_LARGE, SingleFile.tooLarge(limits.document()));
        }
        if (kind == FileKind.FEED) {
            new FeedFile(limits, sink).read(answer.body(), answer.mediaType(), URI.create(answer.address()));
        } else {
            Document document = files.document(kind, answer.mediaType(), answer.body());
            sink.document(document.named(answer.address()).at(answer.address()));
        }
    }

    /** The kind of an answer; null for what holds no release. */
    private static FileKind kind(Answer answer) {
        byte[] body = answer.body();
        boolean isSaid = answer.mediaType() != null && !answer.mediaType().isBlank();
        FileKind said = FileKind.ofMediaType(answer.mediaType());
        if (isSaid && said == null || body.length == 0 || answer.address().endsWith("/robots.txt")) {
            return null;
        }
        try {
            byte[] head = Arrays.copyOf(body, Math.min(body.length, KindSniffer.HEAD));
            FileKind kind = KindSniffer.kind(null, isSaid ? answer.mediaType() : "application/octet-stream", head);
            return TAKEN.contains(kind) ? kind : null;
        } catch (FileException e) {
            return null;
        }
    }
}
