package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.AnswerLines;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.ingest.Progress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks for a preview: a progress bar stands there until all is known. */
final class PreviewAnswer {
    private PreviewAnswer() {}

    /**
     * Asks.
     *
     * @param path below the API
     * @param each takes every line of the answer; all but the last say how far it is
     * @return the last line
     */
    static JsonNode of(Gateway gateway, String path, JsonNode question, Consumer<JsonNode> each)
            throws InterruptedException {
        AtomicReference<JsonNode> newest = new AtomicReference<>();
        try (Progress bar = Progress.ofRecords("preview")) {
            new AnswerLines(gateway, path).post(question, line -> {
                newest.set(line);
                each.accept(line);
                bar.at(
                        line.at("/progress/done").asLong(),
                        line.at("/progress/total").asLong());
            });
        }
        if (newest.get() == null) {
            throw new CommandException("the gateway ended the preview without an answer; see its log");
        }
        return newest.get();
    }
}
