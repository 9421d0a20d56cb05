package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.formats.file.LineScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Releases one a line, read as they come. A line that is none costs no other. */
final class JsonLines {
    private static final int LONGEST = 20 * 1024 * 1024;

    private final String source;
    private final boolean historical;
    private final UnaryOperator<JsonNode> complete;

    /**
     * @param source put on releases that name none, or null
     * @param historical whether they are marked as of the past
     * @param complete does the same to a release that was taken apart
     */
    JsonLines(String source, boolean historical, UnaryOperator<JsonNode> complete) {
        this.source = source;
        this.historical = historical;
        this.complete = complete;
    }

    /** @param position where the stream begins in the input; a line begins there */
    void read(String origin, InputStream in, long position, ReleaseSink each) throws IOException, InterruptedException {
        LineScanner lines = new LineScanner(in, position, LONGEST);
        for (int number = 1; lines.next(); number++) {
            // The lines before the place where it goes on were not counted.
            String place = origin + (position == 0 ? ":" + number : " at byte " + lines.start());
            if (lines.isTooLong()) {
                each.refused(place, "is longer than " + (LONGEST >> 20) + " MB");
            } else if (!lines.isBlank()) {
                one(place, lines.bytes(), each);
            }
            each.reached(lines.position());
        }
    }

    private void one(String place, byte[] line, ReleaseSink each) throws InterruptedException {
        PendingRelease release;
        try {
            release = release(place, line);
        } catch (JsonProcessingException e) {
            each.refused(place, "is no JSON: " + e.getOriginalMessage());
            return;
        } catch (UnreadableInputException e) {
            each.refused(place, e.getMessage());
            return;
        }
        each.release(release);
    }

    private PendingRelease release(String place, byte[] line) throws JsonProcessingException {
        try {
            ReleaseLine read = ReleaseLine.read(line);
            if (read.mayBeMarked(historical)) {
                return read.with(line, source, historical, place);
            }
        } catch (IOException e) {
            // It may be that only its encoding is at fault: then one character is lost, not the release.
        }
        JsonNode tree = Gateway.JSON.readTree(new String(line, StandardCharsets.UTF_8));
        return PendingRelease.of(place, complete.apply(tree), line.length);
    }
}
