package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.formats.file.CountedStream;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileException;
import io.wirewatch.formats.file.FileKind;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.file.InnerFile;
import io.wirewatch.formats.office.OfficeLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads inputs and hands over the releases in them, one after the other. */
public final class ReleaseReader implements AutoCloseable {
    /** The longest that is read as one release; the gateway takes 5 MB. */
    private static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final int LOOKED_AT = 8192;

    private static final String NO_RELEASE = "holds JSON that is no release: an object is needed";

    private final String source;
    private final boolean historical;
    private final DocumentReader documents = new DocumentReader(FileLimits.DEFAULT, OfficeLimits.DEFAULT);

    /**
     * @param source put on releases that name none; null leaves the gateway's default
     * @param historical whether they are of the past and raise nothing
     */
    public ReleaseReader(String source, boolean historical) {
        this.source = source;
        this.historical = historical;
    }

    /**
     * A file: mailboxes, web archives, lines of JSON and what is packed as they come, anything else as a whole.
     *
     * @param position where to begin: 0, or a place that {@link ReleaseSink#reached} told of this file
     * @throws UnreadableInputException if there is no release in it
     */
    public void file(Path path, long position, ReleaseSink each) throws IOException, InterruptedException {
        String name = path.getFileName().toString();
        FileKind kind;
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            kind = kind(name, null, in);
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (kind == null || !kind.isPacked()) {
                in.skipNBytes(position);
            }
            read(new Input(path.toString(), name, null), kind, in, position, each);
        }
    }

    /** Standard input: lines of JSON, mailboxes and web archives as they come, anything else when it ends. */
    public void stdin(InputStream in, ReleaseSink each) throws IOException, InterruptedException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(1);
        int first = buffered.read();
        buffered.reset();
        // Lines of JSON may be written by hand: nothing waits for more of them than one.
        FileKind kind = first == '{' ? FileKind.JSON_LINES : kind(null, null, buffered);
        read(new Input("-", "", null), kind, buffered, 0, each);
    }

    /** A page or file that was fetched. */
    public void page(URI address, String contentType, InputStream in, ReleaseSink each)
            throws IOException, InterruptedException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        FileKind kind = kind(address.getPath(), contentType, buffered);
        if (kind == FileKind.FEED) {
            throw new UnreadableInputException("is a feed: let it be polled, wirewatch sources add URL");
        }
        read(new Input(address.toString(), contentType, address), kind, buffered, 0, each);
    }

    /**
     * Where something is read.
     *
     * @param origin for messages
     * @param name of the file, or media type; may be empty
     * @param address where it was fetched, or null
     */
    record Input(String origin, String name, URI address) {
        /** The name of the file, as far as there is one. */
        private String fileName() {
            return address == null ? name : address.getPath();
        }

        /** One that is in it. */
        Input within(InnerFile file) {
            return new Input(origin + file.place(), file.name(), file.place().isEmpty() ? address : null);
        }
    }

    /** The kind of an input; null for text of which nothing tells more. */
    private FileKind kind(String name, String mediaType, BufferedInputStream in) throws IOException {
        in.mark(DocumentReader.HEAD);
        byte[] head = in.readNBytes(DocumentReader.HEAD);
        in.reset();
        return kind(name, mediaType, head);
    }

    FileKind kind(String name, String mediaType, byte[] head) {
        try {
            return documents.kind(name, mediaType, head);
        } catch (FileException e) {
            boolean isText = new String(head, 0, Math.min(LOOKED_AT, head.length), StandardCharsets.ISO_8859_1)
                    .chars()
                    .noneMatch(one -> one < '\t' || one == 0x1f);
            if (e.problem() == FileException.Problem.UNKNOWN_KIND && isText) {
                return null;
            }
            throw new UnreadableInputException(e.getMessage(), e);
        }
    }

    void read(Input input, FileKind kind, InputStream in, long position, ReleaseSink each)
            throws IOException, InterruptedException {
        if (kind != null && kind.isPacked()) {
            packed(input, in, position, each);
        } else if (kind == FileKind.JSON_LINES) {
            new JsonLines(source, historical, this::complete).read(input.origin(), in, position, each);
        } else if (kind == null || kind == FileKind.TEXT || kind == FileKind.HTML || kind == FileKind.JSON) {
            whole(input, in, each);
        } else {
            documents(input, kind, in, position, each);
        }
    }

    private void packed(Input input, InputStream in, long position, ReleaseSink each)
            throws IOException, InterruptedException {
        CountedStream counted = new CountedStream(in);
        try {
            documents.unpack(input.fileName(), counted, position, new PackedInput(this, input, counted, each));
        } catch (FileException e) {
            throw new UnreadableInputException(e.getMessage(), e);
        }
    }

    private void documents(Input input, FileKind kind, InputStream in, long position, ReleaseSink each)
            throws IOException, InterruptedException {
        String address = input.address() == null ? null : input.address().toString();
        FileDocuments sink = new FileDocuments(
                input.origin(),
                kind,
                release -> complete(kind.holdsSeveral() || address == null ? release : at(address, release)),
                each);
        try {
            documents.read(kind, null, in, position, sink);
        } catch (FileException e) {
            throw new UnreadableInputException(e.getMessage(), e);
        }
    }

    private static JsonNode at(String address, JsonNode release) {
        return release.has("url") ? release : ((ObjectNode) release).put("url", address);
    }

    private void whole(Input input, InputStream in, ReleaseSink each) throws IOException, InterruptedException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableInputException("has more than " + (MAX_BYTES >> 20) + " MB");
        }
        String told = input.address() == null ? null : TextDecoder.ofContentType(input.name());
        String text = TextDecoder.decode(bytes, told);
        if (text.isBlank()) {
            throw new UnreadableInputException("is empty");
        }
        InputKind kind = InputKind.of(input.name(), text);
        if (kind == InputKind.JSON) {
            json(input.origin(), text, bytes.length, each);
            return;
        }
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put(kind == InputKind.HTML ? "html" : "text", text);
        if (input.address() != null) {
            body.put("url", input.address().toString());
        }
        each.release(PendingRelease.of(input.origin(), complete(body), bytes.length));
    }

    private void json(String origin, String text, long bytes, ReleaseSink each)
            throws IOException, InterruptedException {
        if (startsSecondObject(text)) {
            byte[] lines = text.getBytes(StandardCharsets.UTF_8);
            new JsonLines(source, historical, this::complete).read(origin, new ByteArrayInputStream(lines), 0, each);
            return;
        }
        JsonNode document = parse(text);
        if (document.isArray()) {
            long share = bytes / Math.max(1, document.size());
            for (int i = 0; i < document.size(); i++) {
                element(origin + "[" + i + "]", document.get(i), share, each);
            }
        } else {
            each.release(PendingRelease.of(origin, complete(document), bytes));
        }
    }

    private void element(String place, JsonNode element, long bytes, ReleaseSink each) throws InterruptedException {
        if (element.isObject()) {
            each.release(PendingRelease.of(place, complete(element), bytes));
        } else {
            each.refused(place, NO_RELEASE);
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

    JsonNode complete(JsonNode body) {
        if (!(body instanceof ObjectNode release)) {
            throw new UnreadableInputException(NO_RELEASE);
        }
        if (source != null && !release.has("source")) {
            release.put("source", source);
        }
        if (historical) {
            release.put("historical", true);
        }
        return release;
    }

    /** Ends the processes that read documents. */
    @Override
    public void close() {
        documents.close();
    }
}
