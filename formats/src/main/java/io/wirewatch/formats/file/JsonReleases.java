package io.wirewatch.formats.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.Document.Status;
import io.wirewatch.formats.file.FileException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Releases as the API takes them ({@code POST /releases}): lines of them, an array, or one. */
final class JsonReleases {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS =
            List.of("title", "text", "html", "url", "source", "id", "publishedAt", "language", "historical", "status");

    private final FileLimits limits;
    private final DocumentSink sink;

    JsonReleases(FileLimits limits, DocumentSink sink) {
        this.limits = limits;
        this.sink = sink;
    }

    /** @param position where the stream begins in the file: there, or at the beginning of a line */
    void lines(InputStream in, long position) throws IOException, InterruptedException {
        LineScanner lines = new LineScanner(in, position, limits.whole());
        while (lines.next()) {
            String name = "the line at byte " + lines.start();
            String line = new String(lines.bytes(), StandardCharsets.UTF_8).strip();
            if (lines.isTooLong()) {
                sink.refused(name, "is longer than " + SingleFile.megabytes(limits.whole()) + ": shorten it.");
            } else if (!line.isEmpty() && !line.equals("\ufeff")) {
                one(name, line.startsWith("\ufeff") ? line.substring(1) : line);
            }
            sink.reached(lines.position());
        }
    }

    /** A whole file: an array, or one release. */
    void whole(byte[] bytes) throws FileException, InterruptedException {
        JsonNode tree = tree(new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\ufeff", ""));
        if (!tree.isArray()) {
            sink.document(document(tree));
            return;
        }
        for (int i = 0; i < tree.size(); i++) {
            try {
                sink.document(document(tree.get(i)));
            } catch (FileException e) {
                sink.refused("release " + i, e.getMessage());
            }
        }
    }

    private void one(String name, String line) throws InterruptedException {
        try {
            sink.document(document(tree(line)));
        } catch (FileException e) {
            sink.refused(name, e.getMessage());
        }
    }

    private static JsonNode tree(String text) throws FileException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong("is no JSON (" + e.getOriginalMessage() + "): mend it.");
        }
    }

    private Document document(JsonNode release) throws FileException {
        check(release);
        String text = text(release, "text");
        String html = text(release, "html");
        if (text != null && html != null) {
            throw wrong("has text and html: give one of them.");
        }
        String content = html == null ? text : html;
        Status status = status(release);
        if (content == null && status != Status.WITHDRAWN) {
            throw wrong("has neither text nor html: give one of them.");
        }
        Document body = html == null ? Document.text(content == null ? "" : content) : Document.html(html);
        if (body.body().length > limits.document()) {
            throw new FileException(Problem.TOO_LARGE, SingleFile.tooLarge(limits.document()));
        }
        return new Document(
                identity(release, content),
                text(release, "title"),
                body.contentType(),
                body.charset(),
                body.body(),
                text(release, "url"),
                text(release, "publishedAt"),
                text(release, "language"),
                text(release, "source"),
                status);
    }

    private static void check(JsonNode release) throws FileException {
        if (!release.isObject()) {
            throw wrong("is no release: an object with text or html is needed.");
        }
        for (var field : release.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw wrong("has the field \"" + field.getKey() + "\", which is unknown: known are "
                        + String.join(", ", FIELDS) + ".");
            }
            boolean isFlag = field.getKey().equals("historical");
            JsonNode value = field.getValue();
            if (!value.isNull() && !(isFlag ? value.isBoolean() : value.isTextual())) {
                throw wrong("has a \"" + field.getKey() + "\" that is "
                        + (isFlag ? "neither true nor false" : "no text") + ": mend it.");
            }
        }
    }

    private static Status status(JsonNode release) throws FileException {
        String status = text(release, "status");
        if (status != null && !status.equals("live") && !status.equals("withdrawn")) {
            throw wrong("has the status \"" + status + "\": it must be live or withdrawn.");
        }
        if ("withdrawn".equals(status)) {
            return Status.WITHDRAWN;
        }
        return release.path("historical").asBoolean() ? Status.HISTORICAL : Status.LIVE;
    }

    /** As the gateway names it where it is pushed: by its id, its address, or its title and text. */
    private static String identity(JsonNode release, String content) throws FileException {
        String named = text(release, "id") != null ? text(release, "id") : text(release, "url");
        if (named == null && content == null) {
            throw wrong("withdraws a release that it does not name: give its id or url.");
        }
        String title = text(release, "title");
        return named != null ? named : "sha256:" + Ids.sha256Hex((title == null ? "" : title) + "\n" + content);
    }

    private static String text(JsonNode release, String field) {
        String value = release.path(field).asText(null);
        return value == null || value.isBlank() ? null : value;
    }

    private static FileException wrong(String reason) {
        return new FileException(Problem.UNREADABLE, reason);
    }
}
