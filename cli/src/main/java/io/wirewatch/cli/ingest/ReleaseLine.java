package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wirewatch.cli.client.Gateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line that holds a release as the API takes it. It is sent as it is, with what is to be added at its end: of a million
 * lines none is taken apart and put together again.
 */
final class ReleaseLine {
    private String source = "";
    private String id = "";
    private String url = "";
    private boolean hasSource;
    private boolean hasHistorical;
    private boolean isEmpty = true;

    private ReleaseLine() {}

    /**
     * Reads over a line.
     *
     * @throws IOException where it is no JSON
     * @throws UnreadableInputException where it is JSON of another kind
     */
    static ReleaseLine read(byte[] line) throws IOException {
        ReleaseLine read = new ReleaseLine();
        try (JsonParser json = Gateway.JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableInputException("holds JSON that is no release: an object is needed");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                read.isEmpty = false;
                read.field(json.currentName(), json);
            }
            if (json.nextToken() != null) {
                throw new UnreadableInputException("holds more than one release: one a line is needed");
            }
        }
        return read;
    }

    private void field(String name, JsonParser json) throws IOException {
        json.nextToken();
        switch (name) {
            case "source" -> {
                hasSource = true;
                source = json.getValueAsString("");
            }
            case "historical" -> hasHistorical = true;
            case "id" -> id = json.getValueAsString("");
            case "url" -> url = json.getValueAsString("");
            default -> {
                // The gateway looks at the rest.
            }
        }
        json.skipChildren();
    }

    /** Whether nothing in it stands against {@link #with}. */
    boolean mayBeMarked(boolean historical) {
        return !(historical && hasHistorical);
    }

    /**
     * The release as it is to be sent.
     *
     * @param label put on it where it names no source; null: none
     * @param historical whether it is marked as of the past
     */
    PendingRelease with(byte[] line, String label, boolean historical, String origin) throws IOException {
        boolean labelled = label != null && !hasSource;
        String name = PendingRelease.name(labelled ? label : source, id, url);
        int end = line.length;
        while (line[end - 1] != '}') {
            end--;
        }
        if (!labelled && !historical) {
            return new PendingRelease(origin, Arrays.copyOf(line, end), name, line.length);
        }
        StringBuilder added = new StringBuilder(isEmpty ? "" : ",");
        if (labelled) {
            added.append("\"source\":").append(Gateway.JSON.writeValueAsString(label));
        }
        if (historical) {
            added.append(labelled ? "," : "").append("\"historical\":true");
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream(end + added.length());
        marked.write(line, 0, end - 1);
        marked.write(added.append('}').toString().getBytes(StandardCharsets.UTF_8));
        return new PendingRelease(origin, marked.toByteArray(), name, line.length);
    }
}
