package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads inputs and hands over the releases in them, one after the other. */
public final class ReleaseReader {
    /** The longest that is read as one release; the gateway takes 5 MB. */
    private static final int MAX_BYTES = 20 * 1024 * 1024;

    private final String source;
    private final boolean historical;

    /**
     * @param source put on releases that name none; null leaves the gateway's default
     * @param historical whether they are of the past and raise nothing
     */
    public ReleaseReader(String source, boolean historical) {
        this.source = source;
        this.historical = historical;
    }

    /**
     * A file: lines of JSON one by one, anything else as a whole.
     *
     * @throws UnreadableInputException if there is no release in it
     */
    public void file(Path path, Consumer<PendingRelease> each) throws IOException {
        String name = path.getFileName().toString();
        if (name.matches("(?i).*\\.(jsonl|ndjson)")) {
            try (InputStream in = Files.newInputStream(path)) {
                new JsonLines(this::complete).read(path.toString(), in, each);
            }
        } else {
            try (InputStream in = Files.newInputStream(path)) {
                whole(path.toString(), name, null, in, each);
            }
        }
    }

    /** Standard input: lines of JSON as they come, anything else when it ends. */
    public void stdin(InputStream in, Consumer<PendingRelease> each) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(1);
        int first = buffered.read();
        buffered.reset();
        if (first == '{') {
            new JsonLines(this::complete).read("-", buffered, each);
        } else {
            whole("-", "", null, buffered, each);
        }
    }

    /** A page that was fetched. */
    public void page(URI address, String contentType, InputStream in, Consumer<PendingRelease> each)
            throws IOException {
        whole(address.toString(), contentType, address, in, each);
    }

    private void whole(String origin, String name, URI address, InputStream in, Consumer<PendingRelease> each)
            throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableInputException("has more than " + (MAX_BYTES >> 20) + " MB");
        }
        String text = TextDecoder.decode(bytes, address == null ? null : TextDecoder.ofContentType(name));
        if (text.isBlank()) {
            throw new UnreadableInputException("is empty");
        }
        InputKind kind = InputKind.of(name, text);
        if (kind == InputKind.JSON) {
            json(origin, text, bytes.length, each);
            return;
        }
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put(kind == InputKind.HTML ? "html" : "text", text);
        if (address != null) {
            body.put("url", address.toString());
        }
        each.accept(new PendingRelease(origin, complete(body), bytes.length));
    }

    private void json(String origin, String text, long bytes, Consumer<PendingRelease> each) throws IOException {
        if (startsSecondObject(text)) {
            byte[] lines = text.getBytes(StandardCharsets.UTF_8);
            new JsonLines(this::complete).read(origin, new ByteArrayInputStream(lines), each);
            return;
        }
        JsonNode document = parse(text);
        if (document.isArray()) {
            long share = bytes / Math.max(1, document.size());
            for (int i = 0; i < document.size(); i++) {
                each.accept(new PendingRelease(origin + "[" + i + "]", complete(document.get(i)), share));
            }
        } else {
            each.accept(new PendingRelease(origin, complete(document), bytes));
        }
    }

    /** Lines of JSON under another name: read as one document, all but the first line would be dropped. */
    private static boolean startsSecondObject(String text) {
        return text.stripLeading().startsWith("{")
                && text.strip().lines().skip(1).anyMatch(line -> line.startsWith("{"));
    }

    private static JsonNode parse(String text) {
        try {
            return Gateway.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableInputException("is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private JsonNode complete(JsonNode body) {
        if (!(body instanceof ObjectNode release)) {
            throw new UnreadableInputException("holds JSON that is no release: an object is needed");
        }
        if (source != null && !release.has("source")) {
            release.put("source", source);
        }
        if (historical) {
            release.put("historical", true);
        }
        return release;
    }
}
