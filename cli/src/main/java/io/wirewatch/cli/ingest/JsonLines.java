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

    private final UnaryOperator<JsonNode> complete;

    JsonLines(UnaryOperator<JsonNode> complete) {
        this.complete = complete;
    }

    /** @param position where the stream begins in the input; a line begins there */
    void read(String origin, InputStream in, long position, ReleaseSink each) throws IOException, InterruptedException {
        LineScanner lines = new LineScanner(in, position, LONGEST);
        for (int number = 1; lines.next(); number++) {
            byte[] bytes = lines.bytes();
            String line = new String(bytes, StandardCharsets.UTF_8);
            // The lines before the place where it goes on were not counted.
            String place = origin + (position == 0 ? ":" + number : " at byte " + lines.start());
            if (lines.isTooLong()) {
                each.refused(place, "is longer than " + (LONGEST >> 20) + " MB");
            } else if (!line.isBlank()) {
                one(place, line, bytes.length, each);
            }
            each.reached(lines.position());
        }
    }

    private void one(String place, String line, long bytes, ReleaseSink each) throws InterruptedException {
        JsonNode release;
        try {
            release = complete.apply(Gateway.JSON.readTree(line));
        } catch (JsonProcessingException e) {
            each.refused(place, "is no JSON: " + e.getOriginalMessage());
            return;
        } catch (UnreadableInputException e) {
            each.refused(place, e.getMessage());
            return;
        }
        each.release(new PendingRelease(place, release, bytes));
    }
}
