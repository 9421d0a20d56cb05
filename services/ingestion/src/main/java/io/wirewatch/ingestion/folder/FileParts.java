package io.wirewatch.ingestion.folder;

import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.DocumentSink;
import io.wirewatch.formats.file.FileKind;
import java.util.ArrayList;
import java.util.List;

/** Collects what a file holds, as long as that can be held in memory and remembered in a record of state. */
final class FileParts {
    private final String name;
    private final int most;
    private final long mostBytes;
    private final List<Found> found = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private long bytes;

    /**
     * @param name of the file
     * @param most how many documents it may hold
     * @param mostBytes how much text
     */
    FileParts(String name, int most, long mostBytes) {
        this.name = name;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /**
     * A document that was found.
     *
     * @param file the file it is in, behind the {@code !/} of the archive where that is packed
     * @param kind of that file
     */
    record Found(String file, FileKind kind, Document document) {}

    /** The file holds more than a folder source takes; it was not read to its end. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("holds more releases than a folder source takes");
        }
    }

    List<Found> found() {
        return found;
    }

    List<String> refusals() {
        return refusals;
    }

    long bytes() {
        return bytes;
    }

    /** Who collects what a file of this kind holds, which may hold others. */
    DocumentSink of(FileKind kind) {
        return new Sink(name, kind);
    }

    private final class Sink implements DocumentSink {
        private final String file;
        private final FileKind kind;

        private Sink(String file, FileKind kind) {
            this.file = file;
            this.kind = kind;
        }

        @Override
        public DocumentSink within(String place, FileKind inner) {
            return new Sink(name + place, inner);
        }

        @Override
        public void document(Document document) {
            found.add(new Found(file, kind, document));
            bytes += document.body().length;
            if (found.size() > most || bytes > mostBytes) {
                throw new FullException();
            }
        }

        @Override
        public void refused(String part, String reason) {
            refusals.add("In “" + file + "”, “" + part + "” " + reason);
            if (refusals.size() > FolderScan.MOST_FILES) {
                throw new FullException();
            }
        }
    }
}
