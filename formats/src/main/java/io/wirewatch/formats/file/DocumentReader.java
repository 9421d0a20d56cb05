package io.wirewatch.formats.file;

import io.wirewatch.formats.file.FileException.Problem;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.formats.office.OfficeReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads files of all kinds there are. Safe for any bytes and for many threads. */
public final class DocumentReader implements AutoCloseable {
    /** So much of the beginning of a file tells its kind. */
    public static final int HEAD = KindSniffer.HEAD;

    private final FileLimits limits;
    private final OfficeReader office;
    private final SingleFile files;

    public DocumentReader(FileLimits limits, OfficeLimits officeLimits) {
        this.limits = limits;
        this.office = new OfficeReader(officeLimits);
        this.files = new SingleFile(limits, office);
    }

    /**
     * The kind of a file, by how it begins, by what it is said to be, and by its name.
     *
     * @param name its name, or null
     * @param mediaType what it is said to be, or null
     * @param in the file; what is read of it is put back, so it must know {@link InputStream#mark}
     * @throws FileException if files of its kind are not read
     */
    public FileKind kind(String name, String mediaType, BufferedInputStream in) throws IOException, FileException {
        in.mark(KindSniffer.HEAD);
        byte[] head = in.readNBytes(KindSniffer.HEAD);
        in.reset();
        return kind(name, mediaType, head);
    }

    /** The same for a file that begins so. */
    public FileKind kind(String name, String mediaType, byte[] head) throws FileException {
        return KindSniffer.kind(name, mediaType, head);
    }

    /**
     * Reads a file from its beginning.
     *
     * @throws FileException if nothing of it can be read
     */
    public void read(String name, String mediaType, InputStream in, DocumentSink sink)
            throws IOException, FileException, InterruptedException {
        BufferedInputStream buffered = new BufferedInputStream(in, KindSniffer.HEAD);
        FileKind kind = kind(name, mediaType, buffered);
        if (kind.isPacked()) {
            readPacked(name, buffered, sink);
        } else {
            read(kind, mediaType, buffered, 0, sink);
        }
    }

    /** Reads the files in a packed file as if they lay there; see {@link #unpack}. */
    public void readPacked(String name, InputStream in, DocumentSink sink)
            throws IOException, FileException, InterruptedException {
        unpack(name, in, 0, new PackedDocuments(this, sink));
    }

    /**
     * Shows the files in a packed file, as they come.
     *
     * @param name its name, which tells what it holds where nothing else does; or null
     * @param in all of it
     * @param position where to go on: 0, or what was {@link InnerFiles#reached}
     * @throws FileException if nothing of it can be read, or it unpacks to more than it may
     */
    public void unpack(String name, InputStream in, long position, InnerFiles files)
            throws IOException, FileException, InterruptedException {
        UnpackBudget budget = new UnpackBudget(limits.packed(), new CountedStream(in));
        new Unpacking(budget, files, position).read(name);
    }

    /**
     * Reads a file of a kind that is not {@link FileKind#isPacked packed}, from its beginning or, if it is one that is {@link FileKind#isStreamed read as it comes}, from
     * a place that {@link DocumentSink#reached} told.
     *
     * @param in what is left of the file
     * @param position where that begins
     */
    public void read(FileKind kind, String mediaType, InputStream in, long position, DocumentSink sink)
            throws IOException, FileException, InterruptedException {
        switch (kind) {
            case MBOX -> new MboxReader(limits, files, sink).read(in, position);
            case WARC -> new WarcArchive(limits, files, sink).read(in, position);
            case JSON_LINES -> new JsonReleases(limits, sink).lines(in, position);
            case JSON -> new JsonReleases(limits, sink).whole(whole(in));
            case FEED -> new FeedFile(limits, sink).read(whole(in), mediaType, null);
            case MAIL -> new MailReader(limits, files, sink).read(whole(in));
            case ZIP, TAR, PACKED -> throw new IllegalArgumentException("packed files are unpacked first");
            case TEXT, HTML, PDF, DOCX, DOC, ODT, RTF -> sink.document(files.document(kind, mediaType, whole(in)));
        }
    }

    private byte[] whole(InputStream in) throws IOException, FileException {
        byte[] bytes = in.readNBytes(limits.whole() + 1);
        if (bytes.length > limits.whole()) {
            throw new FileException(
                    Problem.TOO_LARGE, "is larger than " + SingleFile.megabytes(limits.whole()) + ": split it.");
        }
        return bytes;
    }

    /** Ends the processes that read documents. */
    @Override
    public void close() {
        office.close();
    }
}
