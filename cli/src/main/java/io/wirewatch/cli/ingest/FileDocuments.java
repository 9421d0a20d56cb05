package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.DocumentSink;
import io.wirewatch.formats.file.FileKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/** Hands the documents of a file on as releases that the gateway takes. */
final class FileDocuments implements DocumentSink {
    private static final int LONGEST_ID = 512;
    private static final int LONGEST_TITLE = 2000;
    private static final int LONGEST_URL = 4096;

    private final String origin;
    private final FileKind kind;
    private final UnaryOperator<JsonNode> complete;
    private final ReleaseSink sink;

    FileDocuments(String origin, FileKind kind, UnaryOperator<JsonNode> complete, ReleaseSink sink) {
        this.origin = origin;
        this.kind = kind;
        this.complete = complete;
        this.sink = sink;
    }

    @Override
    public void document(Document document) throws InterruptedException {
        String place = kind.holdsSeveral() ? origin + "#" + document.identity() : origin;
        JsonNode release = complete.apply(json(document));
        sink.release(PendingRelease.of(place, release, document.body().length));
    }

    @Override
    public void refused(String part, String reason) {
        sink.refused(origin + ", “" + part + "”", reason);
    }

    @Override
    public void reached(long position) throws InterruptedException {
        sink.reached(position);
    }

    private static ObjectNode json(Document document) {
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put(document.isHtml() ? "html" : "text", TextDecoder.decode(document.body(), document.charset()));
        String url = document.url() == null || document.url().length() > LONGEST_URL ? null : document.url();
        put(body, "url", url);
        String id = document.identity();
        if (id != null && !id.equals(url)) {
            // What is longer than the gateway's ids is named by a hash, as the gateway does where it reads the file.
            body.put("id", id.length() > LONGEST_ID ? "sha256:" + Ids.sha256Hex(id) : id);
        }
        String title = document.title();
        put(
                body,
                "title",
                title == null || title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE));
        put(body, "publishedAt", isDate(document.published()) ? document.published() : null);
        put(body, "language", document.language());
        return body;
    }

    private static void put(ObjectNode body, String field, String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /** Whether the gateway reads it as a date: a release is not to be refused for one that nobody can read. */
    private static boolean isDate(String given) {
        return given != null
                && (parses(() -> OffsetDateTime.parse(given))
                        || parses(() -> LocalDate.parse(given))
                        || parses(() -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(given)));
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
