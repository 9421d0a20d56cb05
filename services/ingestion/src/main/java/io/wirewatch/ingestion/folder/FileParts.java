package io.wirewatch.ingestion.folder;

import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.DocumentSink;
import java.util.ArrayList;
import java.util.List;

/** Collects what a file holds, as long as that can be held in memory and remembered in a record of state. */
final class FileParts implements DocumentSink {
    private final String name;
    private final int most;
    private final long mostBytes;
    private final List<Document> documents = new ArrayList<>();
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

    /** The file holds more than a folder source takes; it was not read to its end. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("holds more releases than a folder source takes");
        }
    }

    List<Document> documents() {
        return documents;
    }

    List<String> refusals() {
        return refusals;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void document(Document document) {
        documents.add(document);
        bytes += document.body().length;
        if (documents.size() > most || bytes > mostBytes) {
            throw new FullException();
        }
    }

    @Override
    public void refused(String part, String reason) {
        refusals.add("In “" + name + "”, “" + part + "” " + reason);
        if (refusals.size() > FolderScan.MOST_FILES) {
            throw new FullException();
        }
    }
}
