package io.wirewatch.formats.file;

import io.wirewatch.formats.office.OfficeLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What was told of a file. */
final class Told implements DocumentSink {
    static final DocumentReader READER = new DocumentReader(FileLimits.DEFAULT, OfficeLimits.DEFAULT);

    private final List<Document> documents = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<Long> reached = new ArrayList<>();

    static Told of(String name, String file) throws Exception {
        return of(name, file.getBytes(StandardCharsets.UTF_8));
    }

    static Told of(String name, byte[] file) throws Exception {
        return of(READER, name, null, new ByteArrayInputStream(file));
    }

    static Told of(DocumentReader reader, String name, String mediaType, InputStream in) throws Exception {
        Told told = new Told();
        reader.read(name, mediaType, in, told);
        return told;
    }

    /** What is told from a place on. */
    static Told from(FileKind kind, byte[] file, long position) throws Exception {
        Told told = new Told();
        try (InputStream in = new ByteArrayInputStream(file)) {
            in.skipNBytes(position);
            READER.read(kind, null, in, position, told);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return told;
    }

    List<Document> documents() {
        return documents;
    }

    Document only() {
        if (documents.size() != 1) {
            throw new AssertionError(documents.size() + " documents, refused: " + refusals);
        }
        return documents.getFirst();
    }

    List<String> identities() {
        return documents.stream().map(Document::identity).toList();
    }

    List<String> refusals() {
        return refusals;
    }

    List<Long> places() {
        return reached;
    }

    static String text(Document document) {
        return new String(document.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void document(Document document) {
        documents.add(document);
    }

    @Override
    public void refused(String part, String reason) {
        refusals.add("“" + part + "” " + reason);
    }

    @Override
    public void reached(long position) {
        reached.add(position);
    }
}
