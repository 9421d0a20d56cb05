package io.wirewatch.formats.file;

import java.io.IOException;

/** Reads the files in a packed file as if they lay there. */
final class PackedDocuments implements InnerFiles {
    private final DocumentReader reader;
    private final DocumentSink sink;

    PackedDocuments(DocumentReader reader, DocumentSink sink) {
        this.reader = reader;
        this.sink = sink;
    }

    @Override
    public void file(InnerFile file) throws IOException, FileException, InterruptedException {
        FileKind kind = KindSniffer.kind(file.name(), null, file.head());
        DocumentSink inner = sink.within(file.place(), kind);
        reader.read(kind, null, file.in(), file.position(), new InnerSink(inner, file));
    }

    @Override
    public void refused(String place, String reason) throws InterruptedException {
        sink.refused(place.isEmpty() ? "the rest" : place.substring(2), reason);
    }

    @Override
    public void reached(long position) throws InterruptedException {
        sink.reached(position);
    }

    /** Its places are those of the packed file. */
    private final class InnerSink implements DocumentSink {
        private final DocumentSink inner;
        private final InnerFile file;

        private InnerSink(DocumentSink inner, InnerFile file) {
            this.inner = inner;
            this.file = file;
        }

        @Override
        public void document(Document document) throws InterruptedException {
            inner.document(document);
        }

        @Override
        public void refused(String part, String reason) throws InterruptedException {
            inner.refused(part, reason);
        }

        @Override
        public void reached(long position) throws InterruptedException {
            sink.reached(file.reached(position));
        }
    }
}
